package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.OutcomeUnknown;
import io.virga.dynamodb.internal.exec.PartialCommit;
import io.virga.dynamodb.internal.exec.RowConflict;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.stream.Collectors;

/** What went wrong in other rooms, as JDBC says it: SQLStates of the standard, vendor codes of H2 where Hibernate reads them. */
public final class SqlErrors {

    private static final int DUPLICATE = 23505;
    private static final int NULL_NOT_ALLOWED = 23502;
    private static final int NO_PARENT = 23506;
    /** Query cancelled, by its timeout or by a call. */
    private static final String CANCELLED = "57014";

    private static final int CONFLICT = 40001;

    private SqlErrors() {}

    static SQLException of(Refusal refusal) {
        if (refusal.sqlState().equals(Refusal.NULL_NOT_ALLOWED)) {
            return new SQLIntegrityConstraintViolationException(
                    refusal.getMessage(), refusal.sqlState(), NULL_NOT_ALLOWED, refusal);
        }
        if (refusal.sqlState().equals(CANCELLED)) {
            return new SQLTimeoutException(refusal.getMessage(), refusal.sqlState(), refusal);
        }
        return refusal.sqlState().equals(Refusal.NOT_SUPPORTED)
                ? new SQLFeatureNotSupportedException(refusal.getMessage(), refusal.sqlState(), refusal)
                : new SQLException(refusal.getMessage(), refusal.sqlState(), refusal);
    }

    /** @return the problem as a SQLException; anything that is not ours is thrown as it is */
    public static SQLException of(RuntimeException problem) {
        if (problem instanceof Refusal refusal) {
            return of(refusal);
        }
        if (problem instanceof RowConflict conflict) {
            return of(conflict);
        }
        if (problem instanceof OutcomeUnknown || problem instanceof PartialCommit) {
            return new SQLTransientConnectionException(problem.getMessage(), "08007", problem);
        }
        if (problem instanceof StoreException store) {
            return of(store);
        }
        throw problem;
    }

    private static SQLException of(RowConflict conflict) {
        if (conflict.kind() == RowConflict.Kind.STALE) {
            return new SQLTransactionRollbackException(conflict.getMessage(), "40001", CONFLICT, conflict);
        }
        if (conflict.kind() == RowConflict.Kind.MISSING_PARENT) {
            var message = conflict.getMessage() + "; Referential integrity constraint violation: \""
                    + conflict.constraint() + ": " + conflict.mapping().name() + "\"";
            return new SQLIntegrityConstraintViolationException(message, "23506", NO_PARENT, conflict);
        }
        // H2's form, from which its dialect takes the constraint's name
        var message = conflict.getMessage() + "; Unique index or primary key violation: \"" + conflict.constraint()
                + " ON " + conflict.mapping().name() + "\"";
        return new SQLIntegrityConstraintViolationException(message, "23505", DUPLICATE, conflict);
    }

    private static SQLException of(StoreException problem) {
        var failure = problem.failure();
        var message = problem.getMessage();
        if (failure instanceof StoreException.TableMissing missing) {
            return new SQLSyntaxErrorException(
                    "TABLE_MISSING: there is no table, or no such index of it [" + missing.table()
                            + "]. Create it with jakarta.persistence.schema-generation.database.action=create, and check region and"
                            + " endpoint.",
                    "42S02",
                    42102,
                    problem);
        }
        if (failure instanceof StoreException.AccessDenied) {
            return new SQLInvalidAuthorizationSpecException(message, "28000", problem);
        }
        if (failure instanceof StoreException.Unreachable) {
            return new SQLNonTransientConnectionException(
                    message + " Check that the endpoint is right and the server runs.", "08001", problem);
        }
        if (failure instanceof StoreException.OutcomeUnknown) {
            return new SQLTransientConnectionException(message, "08007", problem);
        }
        if (isConflict(problem)) {
            return new SQLTransactionRollbackException(message, "40001", CONFLICT, problem);
        }
        if (isThrottled(failure)) {
            return new SQLTransientException(message, "53000", problem);
        }
        return new SQLException(message + reasons(failure), "HY000", problem);
    }

    private static boolean isThrottled(StoreException.Failure failure) {
        return failure instanceof StoreException.Throttled
                || failure instanceof StoreException.Cancelled cancelled
                        && cancelled.reasons().stream().anyMatch(StoreException.Reason.Throttled.class::isInstance);
    }

    /** What DynamoDB says of the actions that it does not take: an item collection that is full, for one. */
    private static String reasons(StoreException.Failure failure) {
        return failure instanceof StoreException.Cancelled cancelled
                ? cancelled.reasons().stream()
                        .filter(StoreException.Reason.Invalid.class::isInstance)
                        .map(reason -> " " + ((StoreException.Reason.Invalid) reason).message())
                        .distinct()
                        .collect(Collectors.joining())
                : "";
    }

    /** Whether another transaction had an item to the end: whoever tries the whole transaction again may have more luck. */
    public static boolean isConflict(StoreException problem) {
        return problem.failure() instanceof StoreException.Conflict
                || problem.failure() instanceof StoreException.Cancelled cancelled
                        && cancelled.reasons().stream().anyMatch(StoreException.Reason.Conflict.class::isInstance);
    }
}
