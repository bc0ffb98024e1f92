package io.virga.query;

import io.virga.internal.query.Assignment;
import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.InsertRun;
import io.virga.internal.query.MutationRun;
import io.virga.internal.query.MutationSpec;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import io.virga.internal.query.Rendering;
import io.virga.internal.query.SelectSpec;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/**
 * An insert of rows that need not become entities: an immutable value, run in the database as one statement. Entities
 * are inserted by {@code persist}, as ever.
 *
 * <pre>{@code
 * db.insert(User.class)
 *         .set(User_.id, 1L).set(User_.name, "ann")
 *         .row().set(User_.id, 2L).set(User_.name, "bob")
 *         .execute();
 * }</pre>
 *
 * @param <E> the entity
 */
public final class Insert<E> implements Write {

    private final Supplier<Session> session;
    private final MutationSpec.Insert spec;
    private final List<AttributeRef> row;
    private final Map<String, Object> bindings;

    private Insert(
            Supplier<Session> session, MutationSpec.Insert spec, List<AttributeRef> row, Map<String, Object> bindings) {
        this.session = session;
        this.spec = spec;
        this.row = row;
        this.bindings = bindings;
    }

    Insert(Supplier<Session> session, io.virga.internal.query.Source entity) {
        this(session, new MutationSpec.Insert(entity, List.of(), List.of(List.of()), null, null), List.of(), Map.of());
    }

    public <T> Insert<E> set(SingularAttribute<? super E, T> attribute, T value) {
        return set(Operands.attribute(attribute), Operands.value(value));
    }

    public <T> Insert<E> set(SingularAttribute<? super E, T> attribute, Bindable<T> value) {
        return set(Operands.attribute(attribute), Operands.of(value));
    }

    /** As {@link #set(SingularAttribute, Object)}, of a row that has no value where others have one. */
    public Insert<E> setNull(SingularAttribute<? super E, ?> attribute) {
        return set(Operands.attribute(attribute), new Operand.Null(attribute.getJavaType()));
    }

    /** Begins the next row, which sets the same attributes in the same order. */
    public Insert<E> row() {
        List<List<Operand>> rows = new ArrayList<>(completed().rows());
        rows.add(List.of());
        return new Insert<>(session, rows(spec.columns(), rows), List.of(), bindings);
    }

    /** Inserts what a select answers: its columns become these attributes. */
    @SafeVarargs
    public final Insert<E> select(Select<?> query, SingularAttribute<? super E, ?>... attributes) {
        SelectSpec select = query.spec();
        if (select.columns().size() != attributes.length) {
            throw Problems.invalid(
                    "COLUMN_COUNT",
                    select.columns().size() + " columns for " + attributes.length + " attributes",
                    "insert into " + spec.entity(),
                    "Select one column for each attribute.");
        }
        List<AttributeRef> columns =
                Arrays.stream(attributes).map(Operands::attribute).toList();
        return new Insert<>(
                session,
                new MutationSpec.Insert(spec.entity(), columns, List.of(), select, spec.conflict()),
                columns,
                bindings);
    }

    /**
     * A row that meets another with the same values of these unique attributes is left out; without attributes, one that
     * meets another with the same values of <em>any</em> unique constraint.
     *
     * @throws IllegalArgumentException when it runs, without attributes on a database that has MERGE only
     */
    @SafeVarargs
    public final Insert<E> onConflictDoNothing(SingularAttribute<? super E, ?>... unique) {
        return conflict(new MutationSpec.Conflict(
                Arrays.stream(unique).map(Operands::attribute).toList(), List.of(), List.of()));
    }

    /**
     * A row that meets another with the same value of a unique attribute updates that one: {@code
     * onConflictDoUpdate(User_.name, it -> it.set(User_.age, excluded(User_.age)))}.
     */
    public Insert<E> onConflictDoUpdate(SingularAttribute<? super E, ?> unique, UnaryOperator<Update<E>> update) {
        return onConflictDoUpdate(List.of(unique), update);
    }

    /**
     * As {@link #onConflictDoUpdate(SingularAttribute, UnaryOperator)}, of attributes that are unique together.
     *
     * @throws IllegalArgumentException if there are none, or the update sets nothing
     */
    public Insert<E> onConflictDoUpdate(
            List<? extends SingularAttribute<? super E, ?>> unique, UnaryOperator<Update<E>> update) {
        if (unique.isEmpty()) {
            throw Problems.invalid(
                    "CONFLICT_TARGET",
                    "no attribute tells which row is there already",
                    "insert into " + spec.entity(),
                    "Name the attributes of a unique constraint, or of the identifier.");
        }
        MutationSpec.Update none = new MutationSpec.Update(spec.entity(), List.of(), List.of());
        Update<E> action = update.apply(new Update<>(session, none, Map.of()));
        if (action.spec().set().isEmpty()) {
            throw Problems.invalid(
                    "NOTHING_SET",
                    "the update sets no attribute",
                    "insert into " + spec.entity(),
                    "Call set(…) in it.");
        }
        List<Assignment> set = action.spec().set();
        return conflict(new MutationSpec.Conflict(
                unique.stream().map(Operands::attribute).toList(),
                set,
                action.spec().where()));
    }

    @Override
    public Insert<E> bind(String placeholder, Object value) {
        return new Insert<>(session, spec, row, Operands.bind(bindings, placeholder, value));
    }

    @Override
    public Insert<E> on(Session other) {
        return new Insert<>(() -> other, spec, row, bindings);
    }

    @Override
    public MutationQuery toQuery() {
        return MutationRun.prepare(completed(), bindings, false, implementor());
    }

    @Override
    public String sql() {
        return Rendering.sql(completed(), bindings, implementor());
    }

    /**
     * Inserts. Managed entities that {@code onConflictDoUpdate} touches are refreshed, or reported by {@link #executeAndReport}.
     *
     * @return the number of rows written, as the database counts them: MySQL and MariaDB count a row that met another,
     *     whether they left it alone or updated it
     * @throws IllegalStateException if one of these has changes that the session's flush mode leaves pending: nothing is
     *     written then
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    @Override
    public int execute() {
        return InsertRun.execute(completed(), bindings, implementor(), session.get()::refresh);
    }

    /** Inserts, and reports the managed entities that {@code onConflictDoUpdate} touched, as they were. */
    @SuppressWarnings("unchecked") // rows of E
    public Outcome<E> executeAndReport() {
        List<E> stale = (List<E>) InsertRun.met(completed(), bindings, implementor());
        return new Outcome<>(MutationRun.execute(completed(), bindings, implementor()), stale);
    }

    /**
     * Inserts, and answers the rows as managed entities, in the order of the rows.
     *
     * @throws IllegalArgumentException if their identifiers are not known before: every row sets its identifier, to a
     *     value, and {@code onConflictDoUpdate} is by the identifier
     */
    @SuppressWarnings("unchecked") // rows of E
    public List<E> returning() {
        return (List<E>) InsertRun.returning(completed(), bindings, implementor(), session.get()::refresh);
    }

    private SharedSessionContractImplementor implementor() {
        return session.get().unwrap(SharedSessionContractImplementor.class);
    }

    private Insert<E> set(AttributeRef attribute, Operand value) {
        List<AttributeRef> columns = new ArrayList<>(row);
        columns.add(attribute);
        List<List<Operand>> rows = new ArrayList<>(spec.rows());
        List<Operand> last = new ArrayList<>(rows.remove(rows.size() - 1));
        last.add(value);
        rows.add(last);
        List<AttributeRef> all = rows.size() == 1 ? columns : spec.columns();
        return new Insert<>(session, rows(all, rows), columns, bindings);
    }

    private MutationSpec.Insert completed() {
        if (!row.equals(spec.columns()) || row.isEmpty()) {
            throw Problems.invalid(
                    "ROW_ATTRIBUTES",
                    "a row sets " + row + " where the first sets " + spec.columns(),
                    "insert into " + spec.entity(),
                    "Set the same attributes, at least one, in the same order in every row.");
        }
        return spec;
    }

    private MutationSpec.Insert rows(List<AttributeRef> columns, List<List<Operand>> rows) {
        return new MutationSpec.Insert(spec.entity(), columns, rows, null, spec.conflict());
    }

    private Insert<E> conflict(MutationSpec.@Nullable Conflict conflict) {
        return new Insert<>(
                session,
                new MutationSpec.Insert(spec.entity(), spec.columns(), spec.rows(), spec.select(), conflict),
                row,
                bindings);
    }
}
