package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.CommitOutcomeUnknownException;
import io.virga.dynamodb.PartialCommitException;
import io.virga.dynamodb.internal.exec.OutcomeUnknown;
import io.virga.dynamodb.internal.exec.PartialCommit;
import io.virga.dynamodb.internal.exec.RowConflict;
import io.virga.dynamodb.internal.jdbc.SqlErrors;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLIntegrityConstraintViolationException;
import org.hibernate.HibernateException;
import org.hibernate.NonUniqueObjectException;
import org.hibernate.StaleObjectStateException;
import org.hibernate.StaleStateException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/** What a commit or a flush check found, as Hibernate says it: from there it becomes what Jakarta Persistence asks for. */
final class WriteFailures {

    private WriteFailures() {}

    static RuntimeException translated(RuntimeException problem, SharedSessionContractImplementor session) {
        if (problem instanceof HibernateException known) {
            return known;
        }
        if (problem instanceof RowConflict conflict) {
            return translated(conflict, session);
        }
        if (problem instanceof OutcomeUnknown unknown) {
            // with the SQLState by which those who know nothing of DynamoDB tell it from a commit that failed
            return new CommitOutcomeUnknownException(
                    String.valueOf(unknown.getMessage()),
                    unknown.token(),
                    unknown.keys(),
                    unknown::resolve,
                    SqlErrors.of(unknown));
        }
        if (problem instanceof PartialCommit partial) {
            return translated(partial, session);
        }
        var sql = SqlErrors.of(problem);
        return session.getJdbcServices()
                .getSqlExceptionHelper()
                .convert(sql, "could not write what the transaction holds");
    }

    private static RuntimeException translated(PartialCommit partial, SharedSessionContractImplementor session) {
        var entities = partial.rows().stream()
                .map(row -> {
                    var id = EntityIds.of(row.mapping(), row.id(), session);
                    return new PartialCommitException.EntityState(
                            row.mapping().entity(),
                            id == null ? row.id() : id,
                            PartialCommitException.State.valueOf(row.state().name()));
                })
                .toList();
        return new PartialCommitException(
                String.valueOf(partial.getMessage()),
                entities,
                () -> resume(partial, session),
                reason(translated(partial.reason(), session)),
                SqlErrors.of(partial));
    }

    /** As Jakarta Persistence calls it; the session's own converter wants the session open, which it may no longer be. */
    private static PersistenceException reason(RuntimeException problem) {
        if (problem instanceof StaleStateException) {
            return new OptimisticLockException(problem.getMessage(), problem);
        }
        if (problem instanceof NonUniqueObjectException) {
            return new EntityExistsException(problem.getMessage(), problem);
        }
        return problem instanceof PersistenceException known ? known : new PersistenceException(problem);
    }

    private static void resume(PartialCommit partial, SharedSessionContractImplementor session) {
        try {
            partial.resume();
        } catch (RuntimeException again) {
            throw translated(again, session);
        }
    }

    private static HibernateException translated(RowConflict conflict, SharedSessionContractImplementor session) {
        var entity = conflict.mapping().entity();
        var id = EntityIds.of(conflict.mapping(), conflict.id(), session);
        var problem =
                switch (conflict.kind()) {
                    case STALE ->
                        id == null
                                ? new StaleStateException(conflict.getMessage())
                                : new StaleObjectStateException(entity, id);
                    case DUPLICATE_ID -> new NonUniqueObjectException(conflict.getMessage(), id, entity);
                    case DUPLICATE_VALUE ->
                        new ConstraintViolationException(
                                conflict.getMessage(),
                                new SQLIntegrityConstraintViolationException(conflict.getMessage(), "23505", 23505),
                                ConstraintKind.UNIQUE,
                                conflict.constraint());
                    case MISSING_PARENT ->
                        new ConstraintViolationException(
                                conflict.getMessage(),
                                new SQLIntegrityConstraintViolationException(conflict.getMessage(), "23506", 23506),
                                ConstraintKind.FOREIGN_KEY,
                                conflict.constraint());
                };
        if (problem.getCause() == null) {
            problem.initCause(conflict);
        }
        return problem;
    }
}
