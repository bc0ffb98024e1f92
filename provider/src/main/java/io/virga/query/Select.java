package io.virga.query;

import io.virga.internal.query.JoinSpec;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Purpose;
import io.virga.internal.query.Rendering;
import io.virga.internal.query.SelectRun;
import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.SetSpec;
import io.virga.internal.query.SortSpec;
import io.virga.internal.query.Source;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.metamodel.Bindable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.Timeouts;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * A select: an immutable value, each clause answers a new one. {@link #list}, {@link #first}, {@link #unique}, {@link
 * #count} and {@link #exists} run it in its session; entities in the result are managed. As thread-safe as its session.
 *
 * @param <R> what one row is
 */
public final class Select<R> {

    private final Supplier<Session> session;
    private final SelectSpec spec;
    private final Map<String, Object> bindings;

    private final Function<Object, ? extends R> row;

    Select(
            Supplier<Session> session,
            SelectSpec spec,
            Map<String, Object> bindings,
            Function<Object, ? extends R> row) {
        this.session = session;
        this.spec = spec;
        this.bindings = bindings;
        this.row = row;
    }

    SelectSpec spec() {
        return spec;
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Select<R> where(Condition... conditions) {
        return with(spec.where(Operands.and(spec.where(), conditions)));
    }

    /** Behind the keys of earlier calls. */
    public Select<R> orderBy(Sort... keys) {
        List<SortSpec> all = new ArrayList<>(spec.orderBy());
        for (Sort key : keys) {
            all.add(key.spec());
        }
        return with(spec.orderBy(all));
    }

    /** Pairs with the elements of a relation: {@code innerJoin(User_.posts)}; conditions then mean its attributes too. */
    public Select<R> innerJoin(Bindable<?> relation) {
        return join(Joined.along(JoinSpec.Kind.INNER, relation, null));
    }

    /** As {@link #innerJoin(Bindable)}, under a name of its own. */
    public <T> Select<R> innerJoin(Bindable<T> relation, Alias<T> as) {
        return join(Joined.along(JoinSpec.Kind.INNER, relation, as));
    }

    /** Pairs with the rows of an entity that meet the condition. */
    public Select<R> innerJoin(Class<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.INNER, new Source(entity, null), on));
    }

    /** As {@link #innerJoin(Class, Condition)}, under a name of its own. */
    public Select<R> innerJoin(Alias<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.INNER, entity.source(), on));
    }

    /** As {@link #innerJoin(Bindable)}, keeping rows without elements. */
    public Select<R> leftJoin(Bindable<?> relation) {
        return join(Joined.along(JoinSpec.Kind.LEFT, relation, null));
    }

    /** As {@link #innerJoin(Bindable, Alias)}, keeping rows without elements. */
    public <T> Select<R> leftJoin(Bindable<T> relation, Alias<T> as) {
        return join(Joined.along(JoinSpec.Kind.LEFT, relation, as));
    }

    /** As {@link #innerJoin(Class, Condition)}, keeping rows that pair with none. */
    public Select<R> leftJoin(Class<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.LEFT, new Source(entity, null), on));
    }

    /** As {@link #leftJoin(Class, Condition)}, under a name of its own. */
    public Select<R> leftJoin(Alias<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.LEFT, entity.source(), on));
    }

    /** As {@link #innerJoin(Class, Condition)}, keeping the entity's rows that pair with none. */
    public Select<R> rightJoin(Class<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.RIGHT, new Source(entity, null), on));
    }

    /** Keeps the rows of both sides; Hibernate rewrites it for databases that have none. */
    public Select<R> fullJoin(Class<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.FULL, new Source(entity, null), on));
    }

    /** As {@link #rightJoin(Class, Condition)}, under a name of its own. */
    public Select<R> rightJoin(Alias<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.RIGHT, entity.source(), on));
    }

    /** As {@link #fullJoin(Class, Condition)}, under a name of its own. */
    public Select<R> fullJoin(Alias<?> entity, Condition on) {
        return join(Joined.beside(JoinSpec.Kind.FULL, entity.source(), on));
    }

    /** Pairs with the rows of another select. */
    public Select<R> innerJoin(Derived table, Condition on) {
        return join(JoinSpec.Kind.INNER, table, on);
    }

    /** As {@link #innerJoin(Derived, Condition)}, keeping rows without any. */
    public Select<R> leftJoin(Derived table, Condition on) {
        return join(JoinSpec.Kind.LEFT, table, on);
    }

    private Select<R> join(JoinSpec.Kind kind, Derived table, Condition on) {
        return with(spec.tables(table.among(spec.tables()))).join(Joined.beside(kind, table.source(), on));
    }

    /** Every row with every row of the entity. */
    public Select<R> crossJoin(Class<?> entity) {
        return join(Joined.beside(JoinSpec.Kind.CROSS, new Source(entity, null), null));
    }

    /** As {@link #crossJoin(Class)}, under a name of its own. */
    public Select<R> crossJoin(Alias<?> entity) {
        return join(Joined.beside(JoinSpec.Kind.CROSS, entity.source(), null));
    }

    /** Initialises a relation of the selected entities in the same statement. */
    public Select<R> fetch(Bindable<?> relation) {
        return join(Joined.fetched(relation));
    }

    private Select<R> join(JoinSpec join) {
        List<JoinSpec> all = new ArrayList<>(spec.joins());
        all.add(join);
        return with(spec.joins(all));
    }

    /** One row for each combination of the keys. */
    public Select<R> groupBy(Bindable<?>... keys) {
        List<Operand> all = new ArrayList<>(spec.groupBy());
        for (Bindable<?> key : keys) {
            all.add(Operands.of(key));
        }
        return with(spec.groupBy(all));
    }

    /** Groups that meet all conditions, and those of earlier calls. */
    public Select<R> having(Condition... conditions) {
        return with(spec.having(Operands.and(spec.having(), conditions)));
    }

    /** Locks the rows until the transaction ends, waiting for those that others hold. */
    public Select<R> forUpdate() {
        return with(spec.options(spec.options().lock(SelectSpec.Lock.WAIT)));
    }

    /**
     * Locks the rows until the transaction ends; where others hold one, running it throws {@link
     * jakarta.persistence.LockTimeoutException} or {@link jakarta.persistence.PessimisticLockException}, as the database calls it.
     */
    public Select<R> forUpdateNoWait() {
        return with(spec.options(spec.options().lock(SelectSpec.Lock.REFUSE)));
    }

    /** Locks the rows until the transaction ends, leaving out those that others hold. */
    public Select<R> forUpdateSkipLocked() {
        return with(spec.options(spec.options().lock(SelectSpec.Lock.SKIP)));
    }

    /** A query hint, of Jakarta Persistence, of Hibernate or of Virga: {@code hint("virga.dynamodb.scan", "allow")}. */
    public Select<R> hint(String name, Object value) {
        return with(spec.options(spec.options().hint(name, value)));
    }

    /** The conditions if the test holds. */
    public Select<R> whereIf(boolean test, Supplier<Condition> condition) {
        return where(Conditions.onlyIf(test, condition));
    }

    /** Rows of either, equal ones once. */
    public Combined<R> union(Select<R> other) {
        return Combined.of(SetSpec.Operator.UNION, false, this, other);
    }

    /** Rows of both, one after the other. */
    public Combined<R> unionAll(Select<R> other) {
        return Combined.of(SetSpec.Operator.UNION, true, this, other);
    }

    /** Rows that both have. */
    public Combined<R> intersect(Select<R> other) {
        return Combined.of(SetSpec.Operator.INTERSECT, false, this, other);
    }

    /** Rows that both have, as often as both have them; only on databases that have it. */
    public Combined<R> intersectAll(Select<R> other) {
        return Combined.of(SetSpec.Operator.INTERSECT, true, this, other);
    }

    /** Rows that the other does not have, each as often as it is left; only on databases that have it. */
    public Combined<R> exceptAll(Select<R> other) {
        return Combined.of(SetSpec.Operator.EXCEPT, true, this, other);
    }

    /** Rows that the other does not have. */
    public Combined<R> except(Select<R> other) {
        return Combined.of(SetSpec.Operator.EXCEPT, false, this, other);
    }

    /** Equal rows once. */
    public Select<R> distinct() {
        return with(spec.distinct(true));
    }

    /**
     * @param rows at most so many, 0 for none
     * @throws IllegalArgumentException if negative
     */
    public Select<R> limit(int rows) {
        return with(spec.limit(Operands.notNegative("limit", rows, spec.from())));
    }

    /**
     * @param rows so many are left out, from the first on
     * @throws IllegalArgumentException if negative
     */
    public Select<R> offset(int rows) {
        return with(spec.offset(Operands.notNegative("offset", rows, spec.from())));
    }

    /** The value of a placeholder; a second value for a name replaces the first. */
    public Select<R> bind(String placeholder, Object value) {
        return new Select<>(session, spec, Operands.bind(bindings, placeholder, value), row);
    }

    /** The same statement in another session. */
    public Select<R> on(Session other) {
        return new Select<>(() -> other, spec, bindings, row);
    }

    /** All rows. */
    public List<R> list() {
        return rows(spec.limit());
    }

    /** The first row, in the statement's order. */
    public Optional<R> first() {
        return rows(atMost(1)).stream().findFirst();
    }

    /**
     * The only row.
     *
     * @throws NonUniqueResultException if there are more
     */
    public Optional<R> unique() {
        List<R> rows = rows(atMost(2));
        if (rows.size() > 1) {
            throw new NonUniqueResultException("NOT_UNIQUE: more than one row [select from " + spec.from()
                    + "]. Narrow the condition, or ask for first().");
        }
        return rows.stream().findFirst();
    }

    /** The rows one after the other; the stream holds a cursor of the database until it is closed. */
    public Stream<R> stream() {
        return query(spec.limit()).getResultStream().map(row);
    }

    /**
     * A page by its number, and the number of all rows: two statements.
     *
     * @param number from 0
     * @param size at least 1
     * @throws IllegalArgumentException if either is out of bounds
     */
    public Page<R> page(int number, int size) {
        Operands.notNegative("page", number, spec.from());
        Operands.positive("size", size, spec.from());
        return new Page<>(limit(size).offset(Math.multiplyExact(number, size)).list(), count(), number, size);
    }

    /** The first slice of the order; see {@link #slice(Cursors, int, String)}. */
    public Slice<R> slice(Cursors cursors, int size) {
        return Slices.slice(this, cursors, size, null);
    }

    /**
     * The slice behind or before a cursor. Rows with equal sort values follow each other by identifier. No state is kept
     * between slices: a cursor is the sort values of a row, signed together with the statement.
     *
     * @param size at least 1
     * @param cursor from another slice of the same statement, null for the first
     * @throws IllegalArgumentException if the cursor is another statement's or was changed
     */
    public Slice<R> slice(Cursors cursors, int size, @Nullable String cursor) {
        return Slices.slice(this, cursors, size, cursor);
    }

    /** The SQL that the session's database would get, but for limit and offset; nothing runs. */
    public String sql() {
        return Rendering.sql(spec, bindings, implementor());
    }

    /** The statement as Hibernate's query, for what only that can do. Its rows are arrays if there are several columns. */
    public SelectionQuery<?> toQuery() {
        return query(spec.limit());
    }

    /** The number of rows, whatever limit and offset say. */
    public long count() {
        return (Long) prepare(Purpose.COUNT).getSingleResult();
    }

    /** Whether there is a row, whatever limit and offset say. */
    public boolean exists() {
        return (Boolean) prepare(Purpose.EXISTS).getSingleResult();
    }

    private int atMost(int rows) {
        return spec.limit() == null ? rows : Math.min(rows, spec.limit());
    }

    private List<R> rows(@Nullable Integer limit) {
        List<Object> found = query(limit).getResultList();
        List<R> rows = new ArrayList<>(found.size());
        for (Object one : found) {
            rows.add(row.apply(one));
        }
        return rows;
    }

    private SelectionQuery<Object> query(@Nullable Integer limit) {
        SelectionQuery<Object> query = prepare(Purpose.ROWS);
        if (limit != null) {
            query.setMaxResults(limit);
        }
        if (spec.offset() > 0) {
            query.setFirstResult(spec.offset());
        }
        if (spec.options().lock() != SelectSpec.Lock.NONE) {
            query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
        }
        if (spec.options().lock() == SelectSpec.Lock.SKIP) {
            query.setTimeout(Timeouts.SKIP_LOCKED);
        }
        if (spec.options().lock() == SelectSpec.Lock.REFUSE) {
            query.setTimeout(Timeouts.NO_WAIT);
        }
        return query;
    }

    private SelectionQuery<Object> prepare(Purpose purpose) {
        return SelectRun.prepare(spec, purpose, bindings, implementor());
    }

    /** What makes an R of a row of these columns. */
    Function<Object, ? extends R> row() {
        return row;
    }

    Map<String, Object> bindings() {
        return bindings;
    }

    SharedSessionContractImplementor implementor() {
        return session.get().unwrap(SharedSessionContractImplementor.class);
    }

    private Select<R> with(SelectSpec changed) {
        return new Select<>(session, changed, bindings, row);
    }
}
