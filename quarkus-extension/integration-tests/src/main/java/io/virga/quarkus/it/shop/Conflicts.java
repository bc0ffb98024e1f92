package io.virga.quarkus.it.shop;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What clients are told when two of them wanted the same. */
class Conflicts {

    @ServerExceptionMapper
    RestResponse<Map<String, String>> soldOut(SoldOutException e) {
        return conflict(e.getMessage());
    }

    /** A commit that found a row changed by another arrives as the cause of the failed commit. */
    @ServerExceptionMapper
    RestResponse<Map<String, String>> failedCommit(RollbackException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return conflict("someone else was faster: read again");
            }
            if (cause instanceof SQLTransientConnectionException || cause instanceof JDBCConnectionException) {
                return unavailable(cause);
            }
        }
        return RestResponse.status(
                Response.Status.INTERNAL_SERVER_ERROR, Map.of("error", String.valueOf(e.getMessage())));
    }

    @ServerExceptionMapper
    RestResponse<Map<String, String>> unreachable(JDBCConnectionException e) {
        return unavailable(e);
    }

    /** The database does not answer, or nobody knows whether it has done what was asked. */
    private static RestResponse<Map<String, String>> unavailable(Throwable e) {
        return RestResponse.status(
                Response.Status.SERVICE_UNAVAILABLE, Map.of("error", String.valueOf(e.getMessage())));
    }

    private static RestResponse<Map<String, String>> conflict(String error) {
        return RestResponse.status(Response.Status.CONFLICT, Map.of("error", error));
    }
}
