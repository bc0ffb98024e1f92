package io.virga.query;

import io.virga.internal.query.LevelSpec;
import io.virga.internal.query.Node;
import io.virga.internal.query.RelationalRun;
import io.virga.internal.query.SelectSpec;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * A relational query: an entity with its relations, each with its own conditions, order, limit and columns. It sends one
 * statement for itself and one for each relation it names, however many rows there are. Immutable.
 *
 * <pre>{@code
 * db.query(User.class)
 *         .where(eq(User_.active, true))
 *         .with(User_.posts, p -> p.orderBy(desc(Post_.at)).limit(5).with(Post_.comments))
 *         .findMany();
 * }</pre>
 *
 * @param <E> the entity
 */
public final class Query<E> {

    private final Supplier<Session> session;
    private final Map<String, Object> bindings;
    private final Level<E> root;

    Query(Supplier<Session> session, Map<String, Object> bindings, Level<E> root) {
        this.session = session;
        this.bindings = bindings;
        this.root = root;
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Query<E> where(Condition... conditions) {
        return new Query<>(session, bindings, root.where(conditions));
    }

    /** Behind the keys of earlier calls. */
    public Query<E> orderBy(Sort... keys) {
        return new Query<>(session, bindings, root.orderBy(keys));
    }

    /**
     * @param rows at most so many, 0 for none
     * @throws IllegalArgumentException if negative
     */
    public Query<E> limit(int rows) {
        return new Query<>(session, bindings, root.limit(rows));
    }

    /**
     * @param rows so many are left out, from the first on
     * @throws IllegalArgumentException if negative
     */
    public Query<E> offset(int rows) {
        return new Query<>(session, bindings, root.offset(rows));
    }

    /** Only these columns: the rows are read by {@link Found#get}, and no entity is loaded. */
    public Query<E> columns(Bindable<?>... only) {
        return new Query<>(session, bindings, root.columns(only));
    }

    /** All columns but these, and but relations: the rows are read by {@link Found#get}, and no entity is loaded. */
    @SafeVarargs
    public final Query<E> omit(SingularAttribute<? super E, ?>... out) {
        return new Query<>(session, bindings, root.omit(out));
    }

    /** Values computed beside the entity, read by {@link Found#get}. */
    public Query<E> extras(Expression<?>... computed) {
        return new Query<>(session, bindings, root.extras(computed));
    }

    /** With all related entities. */
    public <T> Query<E> with(PluralAttribute<? super E, ?, T> relation) {
        return new Query<>(session, bindings, root.with(relation));
    }

    /** With the related entities that the level chooses. */
    public <T> Query<E> with(PluralAttribute<? super E, ?, T> relation, UnaryOperator<Level<T>> level) {
        return new Query<>(session, bindings, root.with(relation, level));
    }

    /** With the related entity. */
    public <T> Query<E> with(SingularAttribute<? super E, T> relation) {
        return new Query<>(session, bindings, root.with(relation));
    }

    /** With the related entity, as the level chooses. */
    public <T> Query<E> with(SingularAttribute<? super E, T> relation, UnaryOperator<Level<T>> level) {
        return new Query<>(session, bindings, root.with(relation, level));
    }

    /** The value of a placeholder of any level; a second value for a name replaces the first. */
    public Query<E> bind(String placeholder, Object value) {
        return new Query<>(session, Operands.bind(bindings, placeholder, value), root);
    }

    /** The conditions if the test holds. */
    public Query<E> whereIf(boolean test, Supplier<Condition> condition) {
        return where(Conditions.onlyIf(test, condition));
    }

    /** The same query in another session. */
    public Query<E> on(Session other) {
        return new Query<>(() -> other, bindings, root);
    }

    /** All rows. */
    public List<Found<E>> findMany() {
        return find(root);
    }

    /** The first row, in the query's order. */
    public Optional<Found<E>> findFirst() {
        return find(atMost(1)).stream().findFirst();
    }

    /**
     * The only row.
     *
     * @throws NonUniqueResultException if there are more
     */
    public Optional<Found<E>> findUnique() {
        List<Found<E>> rows = find(atMost(2));
        if (rows.size() > 1) {
            throw new NonUniqueResultException("NOT_UNIQUE: more than one row [query "
                    + root.entity().getSimpleName() + "]. Narrow the condition, or ask for findFirst().");
        }
        return rows.stream().findFirst();
    }

    /** The number of rows, whatever limit and offset say. */
    public long count() {
        return rows(root).count();
    }

    /** Whether there is a row, whatever limit and offset say. */
    public boolean exists() {
        return rows(root).exists();
    }

    /**
     * A page by its number, and the number of all rows: two statements, and one for each relation.
     *
     * @param number from 0
     * @param size at least 1
     * @throws IllegalArgumentException if either is out of bounds
     */
    public Page<Found<E>> page(int number, int size) {
        Operands.notNegative("page", number, root.entity());
        Operands.positive("size", size, root.entity());
        return new Page<>(find(root.limit(size).offset(Math.multiplyExact(number, size))), count(), number, size);
    }

    /** The first slice of the order; see {@link Select#slice(Cursors, int, String)}. */
    public Slice<Found<E>> slice(Cursors cursors, int size) {
        return slice(cursors, size, null);
    }

    /** The slice behind or before a cursor; see {@link Select#slice(Cursors, int, String)}. */
    public Slice<Found<E>> slice(Cursors cursors, int size, @Nullable String cursor) {
        Level<E> level = resolved(root);
        Slice<Object> rows = rows(level).slice(cursors, size, cursor);
        return new Slice<>(found(level, run().nodes(level.spec(), rows.items())), rows.next(), rows.previous());
    }

    /** The rows of the root, as the relational run wants them. */
    private Select<Object> rows(Level<E> root) {
        LevelSpec level = root.spec();
        SelectSpec spec = RelationalRun.select(level).limit(root.limit()).offset(level.offset());
        return new Select<>(session, spec, run().ofRoot(level), row -> row);
    }

    private Level<E> atMost(int rows) {
        return root.limit(root.limit() == null ? rows : Math.min(rows, root.limit()));
    }

    private List<Found<E>> find(Level<E> limited) {
        Level<E> level = resolved(limited);
        return found(level, run().run(level.spec()));
    }

    private Level<E> resolved(Level<E> level) {
        return level.resolved(session.get().getFactory().getMetamodel());
    }

    private RelationalRun run() {
        return new RelationalRun(session.get().unwrap(SharedSessionContractImplementor.class), bindings);
    }

    private static <E> List<Found<E>> found(Level<E> level, List<Node> nodes) {
        return nodes.stream().map(node -> new Found<>(level, node)).toList();
    }
}
