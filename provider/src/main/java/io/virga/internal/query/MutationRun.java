package io.virga.internal.query;

import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.dialect.lock.PessimisticLockStyle;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;

/** One execution of a statement that writes. */
public final class MutationRun {

    private MutationRun() {}

    /**
     * Runs the statement; pending changes of its tables are flushed before.
     *
     * @return the number of rows written
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    public static int execute(
            MutationSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        return prepare(spec, bindings, false, session).executeUpdate();
    }

    /**
     * The statement, ready to be run; pending changes of its tables are flushed.
     *
     * @param one whether it is expected to write one row; a database may then answer 1, and find out at commit
     */
    public static MutationQuery prepare(
            MutationSpec spec, Map<String, Object> bindings, boolean one, SharedSessionContractImplementor session) {
        Shape.Parts parts = Shape.of(spec);
        Bindings.check(parts, bindings, "write " + spec.entity());
        checkTransaction(spec.entity(), session);
        Lowered lowered = LoweredStatements.of(session.getFactory()).mutation(spec, parts);
        MutationQuery query = lowered.mutation(session);
        Bindings.apply(parts, bindings, query);
        if (one) {
            Hints.expectOne(query, session);
        }
        return query;
    }

    /** The entities that the conditions mean; where the database has row locks, locked until the transaction ends. */
    public static List<Object> affected(
            Source entity,
            List<Predicate> where,
            Map<String, Object> bindings,
            SharedSessionContractImplementor session) {
        checkTransaction(entity, session);
        SelectSpec spec = SelectSpec.from(entity).where(where);
        SelectionQuery<Object> query = SelectRun.prepare(spec, Purpose.ROWS, Bindings.needed(spec, bindings), session);
        return hasRowLocks(session)
                ? query.setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList()
                : query.getResultList();
    }

    /** Hibernate says only that a transaction is required, not of what. */
    private static void checkTransaction(Source entity, SharedSessionContractImplementor session) {
        try {
            session.prepareForQueryExecution(true);
        } catch (TransactionRequiredException none) {
            TransactionRequiredException explained = new TransactionRequiredException("NO_TRANSACTION: none is active"
                    + " [write " + entity + "]. Begin one, or run the statement before the transaction ends.");
            explained.initCause(none);
            throw explained;
        }
    }

    private static boolean hasRowLocks(SharedSessionContractImplementor session) {
        return session.getFactory()
                        .getJdbcServices()
                        .getDialect()
                        .getLockingSupport()
                        .getMetadata()
                        .getPessimisticLockStyle()
                != PessimisticLockStyle.NONE;
    }

    /**
     * Those of the session's managed entities that the conditions mean, as the database has them after a flush. Asks the
     * database only if the session manages entities of that type at all.
     */
    public static List<Object> managed(
            Source entity,
            List<Predicate> where,
            Map<String, Object> bindings,
            SharedSessionContractImplementor session) {
        checkTransaction(entity, session);
        List<Object> candidates = new ArrayList<>();
        for (var entry : session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            if (entity.entity().isInstance(entry.getKey())) {
                candidates.add(entry.getKey());
            }
        }
        List<Object> managed = new ArrayList<>();
        for (Predicate among : among(entity, candidates)) {
            List<Predicate> all = new ArrayList<>(where);
            all.add(among);
            SelectSpec spec = SelectSpec.from(entity).where(all);
            managed.addAll(SelectRun.prepare(spec, Purpose.ROWS, Bindings.needed(spec, bindings), session)
                    .getResultList());
        }
        return managed;
    }

    /**
     * Under a flush mode that leaves changes pending, a refresh would lose them.
     *
     * @throws IllegalStateException if one of the entities has changes
     */
    public static void checkUnchanged(List<?> entities, Source entity, SharedSessionContractImplementor session) {
        for (Object one : entities) {
            EntityEntry entry = session.getPersistenceContextInternal().getEntry(one);
            if (entry != null && entry.getLoadedState() != null) {
                EntityPersister persister = entry.getPersister();
                int[] dirty = persister.findDirty(persister.getValues(one), entry.getLoadedState(), one, session);
                if (dirty != null) {
                    throw new IllegalStateException("PENDING_CHANGES: " + persister.getEntityName() + " "
                            + entry.getId() + " has changes that the refresh would lose [write " + entity
                            + ", flush mode " + session.getHibernateFlushMode()
                            + "]. Flush before, or call executeAndReport().");
                }
            }
        }
    }

    /**
     * The statement wrote another number of rows than one: the transaction must not commit.
     *
     * @param count 0, or more than 1
     */
    public static RuntimeException notOne(int count, Source entity, SharedSessionContractImplementor session) {
        session.markForRollbackOnly();
        String message = "NOT_ONE: the statement met " + count + " rows [write " + entity
                + "]. The transaction can only be rolled back; execute() takes any number.";
        return count == 0 ? new NoResultException(message) : new NonUniqueResultException(message);
    }

    /** Whether the source's entity is one of these: as many conditions as the database's limit on parameters asks for. */
    public static List<Predicate> among(Source entity, List<?> entities) {
        List<Predicate> among = new ArrayList<>();
        for (int from = 0; from < entities.size(); from += RelationalRun.PARENTS) {
            List<Operand> literals =
                    entities.subList(from, Math.min(entities.size(), from + RelationalRun.PARENTS)).stream()
                            .<Operand>map(Operand.Literal::new)
                            .toList();
            among.add(new Predicate.In(new Operand.Path(entity, List.of()), literals, false));
        }
        return among;
    }
}
