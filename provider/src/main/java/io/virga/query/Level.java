package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.LevelSpec;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Predicate;
import io.virga.internal.query.Problems;
import io.virga.internal.query.SortSpec;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One level of a relational query: its rows, what of them, and the relations below. Limit and offset below the root are
 * those of each parent. Immutable.
 *
 * @param <E> what one row is
 */
public final class Level<E> {

    private final Class<E> entity;
    private final List<Predicate> where;
    private final List<SortSpec> orderBy;
    private final @Nullable Integer limit;
    private final int offset;
    private final List<Bindable<?>> columns;
    private final Set<AttributeRef> omitted;
    private final List<Bindable<?>> extras;
    private final Map<AttributeRef, Level<?>> links;

    private Level(
            Class<E> entity,
            List<Predicate> where,
            List<SortSpec> orderBy,
            @Nullable Integer limit,
            int offset,
            List<Bindable<?>> columns,
            Set<AttributeRef> omitted,
            List<Bindable<?>> extras,
            Map<AttributeRef, Level<?>> links) {
        this.entity = entity;
        this.where = where;
        this.orderBy = orderBy;
        this.limit = limit;
        this.offset = offset;
        this.columns = columns;
        this.omitted = omitted;
        this.extras = extras;
        this.links = links;
    }

    Level(Class<E> entity) {
        this(entity, List.of(), List.of(), null, 0, List.of(), Set.of(), List.of(), Map.of());
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Level<E> where(Condition... conditions) {
        return new Level<>(
                entity, Operands.and(where, conditions), orderBy, limit, offset, columns, omitted, extras, links);
    }

    /** Behind the keys of earlier calls. */
    public Level<E> orderBy(Sort... keys) {
        List<SortSpec> all = new ArrayList<>(orderBy);
        Stream.of(keys).map(Sort::spec).forEach(all::add);
        return new Level<>(entity, where, all, limit, offset, columns, omitted, extras, links);
    }

    /**
     * @param rows at most so many, 0 for none
     * @throws IllegalArgumentException if negative
     */
    public Level<E> limit(int rows) {
        return new Level<>(
                entity,
                where,
                orderBy,
                Operands.notNegative("limit", rows, entity),
                offset,
                columns,
                omitted,
                extras,
                links);
    }

    /**
     * @param rows so many are left out, from the first on
     * @throws IllegalArgumentException if negative
     */
    public Level<E> offset(int rows) {
        return new Level<>(
                entity,
                where,
                orderBy,
                limit,
                Operands.notNegative("offset", rows, entity),
                columns,
                omitted,
                extras,
                links);
    }

    /** Only these columns: the rows are read by {@link Found#get}, and no entity is loaded. */
    public Level<E> columns(Bindable<?>... only) {
        return new Level<>(entity, where, orderBy, limit, offset, List.of(only), Set.of(), extras, links);
    }

    /** All columns but these, and but relations, as {@link #columns} would name them. */
    @SafeVarargs
    public final Level<E> omit(SingularAttribute<? super E, ?>... out) {
        Set<AttributeRef> all = Stream.of(out).map(Operands::attribute).collect(Collectors.toSet());
        return new Level<>(entity, where, orderBy, limit, offset, List.of(), all, extras, links);
    }

    /** Values computed beside the entity, read by {@link Found#get}. */
    public Level<E> extras(Expression<?>... computed) {
        return new Level<>(entity, where, orderBy, limit, offset, columns, omitted, List.of(computed), links);
    }

    /** With all related entities. */
    public <T> Level<E> with(PluralAttribute<? super E, ?, T> relation) {
        return with(relation, level -> level);
    }

    /** With the related entities that the level chooses. */
    public <T> Level<E> with(PluralAttribute<? super E, ?, T> relation, UnaryOperator<Level<T>> level) {
        return link(Operands.attribute(relation), level.apply(new Level<>(relation.getBindableJavaType())));
    }

    /** With the related entity. */
    public <T> Level<E> with(SingularAttribute<? super E, T> relation) {
        return with(relation, level -> level);
    }

    /** With the related entity, as the level chooses. */
    public <T> Level<E> with(SingularAttribute<? super E, T> relation, UnaryOperator<Level<T>> level) {
        if (!relation.isAssociation()) {
            throw Problems.invalid(
                    "NO_RELATION",
                    Operands.attribute(relation) + " leads to no entity",
                    "query " + entity.getSimpleName(),
                    "It comes with its entity, or by columns(…).");
        }
        return link(Operands.attribute(relation), level.apply(new Level<>(relation.getBindableJavaType())));
    }

    private Level<E> link(AttributeRef relation, Level<?> level) {
        Map<AttributeRef, Level<?>> all = new LinkedHashMap<>(links);
        all.put(relation, level);
        return new Level<>(entity, where, orderBy, limit, offset, columns, omitted, extras, all);
    }

    /** With the columns that {@link #omit} leaves, on all levels. */
    Level<E> resolved(Metamodel metamodel) {
        Map<AttributeRef, Level<?>> all = new LinkedHashMap<>();
        links.forEach((relation, level) -> all.put(relation, level.resolved(metamodel)));
        List<Bindable<?>> left = columns;
        if (!omitted.isEmpty()) {
            left = metamodel.entity(entity).getSingularAttributes().stream()
                    .filter(attribute -> !attribute.isAssociation() && !omitted.contains(Operands.attribute(attribute)))
                    .sorted(Comparator.comparing(Attribute::getName))
                    .<Bindable<?>>map(attribute -> attribute)
                    .toList();
        }
        return new Level<>(entity, where, orderBy, limit, offset, left, Set.of(), extras, all);
    }

    Class<E> entity() {
        return entity;
    }

    @Nullable
    Integer limit() {
        return limit;
    }

    /** The level that a relation leads to. */
    Level<?> level(AttributeRef relation) {
        Level<?> level = links.get(relation);
        if (level == null) {
            throw Problems.invalid(
                    "NOT_ASKED",
                    relation + " was not asked for",
                    "query " + entity.getSimpleName() + " with " + links.keySet(),
                    "Add with(…) to the query.");
        }
        return level;
    }

    /** The values of a row, in order. */
    List<Bindable<?>> values() {
        return Stream.concat(columns.stream(), extras.stream()).toList();
    }

    LevelSpec spec() {
        List<LevelSpec.Link> all = new ArrayList<>();
        links.forEach((relation, level) -> all.add(new LevelSpec.Link(relation, level.spec())));
        return new LevelSpec(entity, where, orderBy, limit, offset, operands(columns), operands(extras), all);
    }

    private static List<Operand> operands(List<Bindable<?>> values) {
        return values.stream().map(Operands::of).toList();
    }
}
