package io.virga.query;

import io.virga.internal.query.RelationalRun;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

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
    private final Level<E> root;

    Query(Supplier<Session> session, Level<E> root) {
        this.session = session;
        this.root = root;
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Query<E> where(Condition... conditions) {
        return new Query<>(session, root.where(conditions));
    }

    /** Behind the keys of earlier calls. */
    public Query<E> orderBy(Sort... keys) {
        return new Query<>(session, root.orderBy(keys));
    }

    /**
     * @param rows at most so many, 0 for none
     * @throws IllegalArgumentException if negative
     */
    public Query<E> limit(int rows) {
        return new Query<>(session, root.limit(rows));
    }

    /**
     * @param rows so many are left out, from the first on
     * @throws IllegalArgumentException if negative
     */
    public Query<E> offset(int rows) {
        return new Query<>(session, root.offset(rows));
    }

    /** Only these columns: the rows are read by {@link Found#get}, and no entity is loaded. */
    public Query<E> columns(Bindable<?>... only) {
        return new Query<>(session, root.columns(only));
    }

    /** Values computed beside the entity, read by {@link Found#get}. */
    public Query<E> extras(Expression<?>... computed) {
        return new Query<>(session, root.extras(computed));
    }

    /** With all related entities. */
    public <T> Query<E> with(PluralAttribute<? super E, ?, T> relation) {
        return new Query<>(session, root.with(relation));
    }

    /** With the related entities that the level chooses. */
    public <T> Query<E> with(PluralAttribute<? super E, ?, T> relation, UnaryOperator<Level<T>> level) {
        return new Query<>(session, root.with(relation, level));
    }

    /** With the related entity. */
    public <T> Query<E> with(SingularAttribute<? super E, T> relation) {
        return new Query<>(session, root.with(relation));
    }

    /** With the related entity, as the level chooses. */
    public <T> Query<E> with(SingularAttribute<? super E, T> relation, UnaryOperator<Level<T>> level) {
        return new Query<>(session, root.with(relation, level));
    }

    /** The same query in another session. */
    public Query<E> on(Session other) {
        return new Query<>(() -> other, root);
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

    private Level<E> atMost(int rows) {
        return root.limit(root.limit() == null ? rows : Math.min(rows, root.limit()));
    }

    private List<Found<E>> find(Level<E> level) {
        return new RelationalRun(session.get().unwrap(SharedSessionContractImplementor.class))
                .run(level.spec()).stream()
                        .map(node -> new Found<>(level, node))
                        .toList();
    }
}
