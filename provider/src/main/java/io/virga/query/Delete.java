package io.virga.query;

import io.virga.internal.query.MutationRun;
import io.virga.internal.query.MutationSpec;
import io.virga.internal.query.Predicate;
import io.virga.internal.query.Rendering;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.MutationQuery;

/**
 * A delete: an immutable value. It runs in the database, after a flush of what is pending. Managed entities that it
 * deletes are detached, or reported by {@link #executeAndReport}. Without {@code where} it means all rows. As JPA's bulk
 * delete it does not cascade.
 *
 * @param <E> the entity
 */
public final class Delete<E> implements Write {

    private final Supplier<Session> session;
    private final MutationSpec.Delete spec;
    private final Map<String, Object> bindings;

    Delete(Supplier<Session> session, MutationSpec.Delete spec, Map<String, Object> bindings) {
        this.session = session;
        this.spec = spec;
        this.bindings = bindings;
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Delete<E> where(Condition... conditions) {
        return new Delete<>(
                session, new MutationSpec.Delete(spec.entity(), Operands.and(spec.where(), conditions)), bindings);
    }

    @Override
    public Delete<E> bind(String placeholder, Object value) {
        return new Delete<>(session, spec, Operands.bind(bindings, placeholder, value));
    }

    @Override
    public String sql() {
        return Rendering.sql(spec, bindings, implementor());
    }

    @Override
    public MutationQuery toQuery() {
        return MutationRun.prepare(spec, bindings, false, implementor());
    }

    @Override
    public Delete<E> on(Session other) {
        return new Delete<>(() -> other, spec, bindings);
    }

    /**
     * Deletes, and detaches the managed entities that it deleted.
     *
     * @return the number of rows
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    @Override
    public int execute() {
        Outcome<E> outcome = executeAndReport();
        outcome.stale().forEach(session.get()::detach);
        return outcome.count();
    }

    /**
     * Deletes what must be one row.
     *
     * @throws jakarta.persistence.NoResultException if there is none; the transaction can then only be rolled back
     * @throws jakarta.persistence.NonUniqueResultException if there are more; likewise
     */
    public void executeOne() {
        int count = execute();
        if (count != 1) {
            throw MutationRun.notOne(count, spec.entity(), implementor());
        }
    }

    /** Deletes, and reports the managed entities that it deleted. */
    @SuppressWarnings("unchecked") // rows of E
    public Outcome<E> executeAndReport() {
        SharedSessionContractImplementor implementor = implementor();
        List<E> stale = (List<E>) MutationRun.managed(spec.entity(), spec.where(), bindings, implementor);
        return new Outcome<>(MutationRun.execute(spec, bindings, implementor), stale);
    }

    /** Deletes, and answers what it deleted, detached: the rows are selected and locked, then deleted by identity. */
    @SuppressWarnings("unchecked") // rows of E
    public List<E> returning() {
        SharedSessionContractImplementor implementor = implementor();
        List<E> rows = (List<E>) MutationRun.affected(spec.entity(), spec.where(), bindings, implementor);
        for (Predicate those : MutationRun.among(spec.entity(), rows)) {
            MutationRun.execute(new MutationSpec.Delete(spec.entity(), List.of(those)), Map.of(), implementor);
        }
        rows.forEach(session.get()::detach);
        return rows;
    }

    private SharedSessionContractImplementor implementor() {
        return session.get().unwrap(SharedSessionContractImplementor.class);
    }
}
