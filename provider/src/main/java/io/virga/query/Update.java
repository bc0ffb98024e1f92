package io.virga.query;

import io.virga.internal.query.Assignment;
import io.virga.internal.query.MutationRun;
import io.virga.internal.query.MutationSpec;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Predicate;
import io.virga.internal.query.Problems;
import io.virga.internal.query.Rendering;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.MutationQuery;

/**
 * An update: an immutable value. It runs in the database, after a flush of what is pending; a version attribute is
 * incremented. Managed entities that it touches are refreshed, or reported by {@link #executeAndReport}. Without {@code
 * where} it means all rows.
 *
 * @param <E> the entity
 */
public final class Update<E> implements Write {

    private final Supplier<Session> session;
    private final MutationSpec.Update spec;
    private final Map<String, Object> bindings;
    private final boolean one;

    Update(Supplier<Session> session, MutationSpec.Update spec, Map<String, Object> bindings) {
        this(session, spec, bindings, false);
    }

    private Update(Supplier<Session> session, MutationSpec.Update spec, Map<String, Object> bindings, boolean one) {
        this.session = session;
        this.spec = spec;
        this.bindings = bindings;
        this.one = one;
    }

    MutationSpec.Update spec() {
        return spec;
    }

    public <T> Update<E> set(SingularAttribute<? super E, T> attribute, T value) {
        return set(path(attribute), Operands.value(value));
    }

    /** To a value computed from the row as it was: {@code set(Post_.likes, add(Post_.likes, 1))}. */
    public <T> Update<E> set(SingularAttribute<? super E, T> attribute, Bindable<T> value) {
        return set(path(attribute), Operands.of(value));
    }

    /** A part of an embeddable: {@code set(path(User_.address).get(Address_.city), "Rome")}. */
    public <T> Update<E> set(Path<T> attribute, T value) {
        return set(attribute.operand(), Operands.value(value));
    }

    public <T> Update<E> set(Path<T> attribute, Bindable<T> value) {
        return set(attribute.operand(), Operands.of(value));
    }

    public Update<E> setNull(SingularAttribute<? super E, ?> attribute) {
        return set(path(attribute), new Operand.Null(attribute.getJavaType()));
    }

    /** {@link #setNull}, as the field calls it that knows no null. */
    public Update<E> remove(SingularAttribute<? super E, ?> attribute) {
        return setNull(attribute);
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Update<E> where(Condition... conditions) {
        return with(new MutationSpec.Update(spec.entity(), spec.set(), Operands.and(spec.where(), conditions)));
    }

    @Override
    public Update<E> bind(String placeholder, Object value) {
        return new Update<>(session, spec, Operands.bind(bindings, placeholder, value), one);
    }

    @Override
    public String sql() {
        return Rendering.sql(spec, bindings, checked());
    }

    @Override
    public MutationQuery toQuery() {
        return MutationRun.prepare(spec, bindings, one, checked());
    }

    @Override
    public Update<E> on(Session other) {
        return new Update<>(() -> other, spec, bindings, one);
    }

    /**
     * The same statement, which must meet one row. DynamoDB is then not asked for the row before it is written, if {@code where} is
     * the whole identifier, nothing that is stored depends on the attributes that change, and each becomes a value, {@code add},
     * {@code subtract}, {@code ifNotExists} or null: a row that is not there fails the commit.
     */
    public Update<E> expectOne() {
        return new Update<>(session, spec, bindings, true);
    }

    /**
     * Updates, and refreshes the managed entities that it touched.
     *
     * @return the number of rows
     * @throws IllegalStateException if one of these has changes that the session's flush mode leaves pending: nothing is
     *     written then
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     * @throws jakarta.persistence.NoResultException if one row is expected, and there is none; the transaction can then only be
     *     rolled back
     * @throws jakarta.persistence.NonUniqueResultException if one row is expected, and there are more; likewise
     */
    @Override
    public int execute() {
        SharedSessionContractImplementor implementor = checked();
        List<Object> stale = MutationRun.managed(spec.entity(), spec.where(), bindings, implementor);
        MutationRun.checkUnchanged(stale, spec.entity(), implementor);
        int count = run(implementor);
        stale.forEach(session.get()::refresh);
        return count;
    }

    /** {@link #execute()} of what must be one row. */
    public void executeOne() {
        expectOne().execute();
    }

    private int run(SharedSessionContractImplementor implementor) {
        int count = MutationRun.prepare(spec, bindings, one, implementor).executeUpdate();
        if (one && count != 1) {
            throw MutationRun.notOne(count, spec.entity(), implementor);
        }
        return count;
    }

    /** Updates, and reports the managed entities that it touched, as they were. */
    @SuppressWarnings("unchecked") // rows of E
    public Outcome<E> executeAndReport() {
        SharedSessionContractImplementor implementor = checked();
        List<E> stale = (List<E>) MutationRun.managed(spec.entity(), spec.where(), bindings, implementor);
        return new Outcome<>(run(implementor), stale);
    }

    /**
     * Updates, and answers the rows that it changed as managed entities: they are selected and locked, updated by
     * identity, and read back.
     */
    @SuppressWarnings("unchecked") // rows of E
    public List<E> returning() {
        SharedSessionContractImplementor implementor = checked();
        List<E> rows = (List<E>) MutationRun.affected(spec.entity(), spec.where(), bindings, implementor);
        MutationRun.checkUnchanged(rows, spec.entity(), implementor);
        if (one && rows.size() != 1) {
            throw MutationRun.notOne(rows.size(), spec.entity(), implementor);
        }
        for (Predicate those : MutationRun.among(spec.entity(), rows)) {
            MutationRun.execute(
                    new MutationSpec.Update(spec.entity(), spec.set(), and(spec.where(), those)),
                    bindings,
                    implementor);
        }
        rows.forEach(session.get()::refresh);
        return rows;
    }

    private static List<Predicate> and(List<Predicate> where, Predicate those) {
        List<Predicate> all = new ArrayList<>(where);
        all.add(those);
        return all;
    }

    private SharedSessionContractImplementor checked() {
        if (spec.set().isEmpty()) {
            throw Problems.invalid(
                    "NOTHING_SET", "the update sets no attribute", "update " + spec.entity(), "Call set(…) first.");
        }
        return session.get().unwrap(SharedSessionContractImplementor.class);
    }

    private Operand.Path path(SingularAttribute<?, ?> attribute) {
        return new Operand.Path(null, List.of(Operands.attribute(attribute)));
    }

    private Update<E> set(Operand.Path target, Operand value) {
        List<Assignment> all = new ArrayList<>(spec.set());
        all.add(new Assignment(target, value));
        return with(new MutationSpec.Update(spec.entity(), all, spec.where()));
    }

    private Update<E> with(MutationSpec.Update changed) {
        return new Update<>(session, changed, bindings, one);
    }
}
