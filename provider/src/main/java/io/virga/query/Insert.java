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
public final class Insert<E> {

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

    /** A row that meets another with the same values of these unique attributes is left out. */
    @SafeVarargs
    public final Insert<E> onConflictDoNothing(SingularAttribute<? super E, ?>... unique) {
        return conflict(new MutationSpec.Conflict(target(unique), List.of(), List.of()));
    }

    /**
     * A row that meets another with the same value of a unique attribute updates that one: {@code
     * onConflictDoUpdate(User_.name, it -> it.set(User_.age, excluded(User_.age)))}.
     */
    public Insert<E> onConflictDoUpdate(SingularAttribute<? super E, ?> unique, UnaryOperator<Update<E>> update) {
        MutationSpec.Update none = new MutationSpec.Update(spec.entity(), List.of(), List.of());
        Update<E> action = update.apply(new Update<>(session, none, Map.of()));
        if (action.spec().set().isEmpty()) {
            throw Problems.invalid(
                    "NOTHING_SET", "the update sets no attribute", "insert " + spec.entity(), "Call set(…) in it.");
        }
        List<Assignment> set = action.spec().set();
        return conflict(
                new MutationSpec.Conflict(target(unique), set, action.spec().where()));
    }

    /** The value of a placeholder; a second value for a name replaces the first. */
    public Insert<E> bind(String placeholder, Object value) {
        return new Insert<>(session, spec, row, Operands.bind(bindings, placeholder, value));
    }

    /** The same statement in another session. */
    public Insert<E> on(Session other) {
        return new Insert<>(() -> other, spec, row, bindings);
    }

    /**
     * The statement as Hibernate's query, for what only that can do.
     *
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    public MutationQuery toQuery() {
        return MutationRun.prepare(completed(), bindings, false, implementor());
    }

    /**
     * The SQL that the session's database would get; nothing runs. Of an entity with several tables, Hibernate sends more
     * than this.
     */
    public String sql() {
        return Rendering.sql(completed(), bindings, implementor());
    }

    /**
     * Inserts. Managed entities that {@code onConflictDoUpdate} touches are refreshed.
     *
     * @return the number of rows written, as the database counts them: MySQL and MariaDB count a row that met another,
     *     whether they left it alone or updated it
     * @throws jakarta.persistence.TransactionRequiredException without a transaction
     */
    public int execute() {
        return InsertRun.execute(completed(), bindings, implementor(), session.get()::refresh);
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

    private List<AttributeRef> target(SingularAttribute<?, ?>... unique) {
        return Arrays.stream(unique).map(Operands::attribute).toList();
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
