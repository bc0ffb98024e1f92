package io.virga.internal.query;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.criteria.JpaDerivedRoot;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.criteria.JpaFrom;
import org.hibernate.query.criteria.JpaInPredicate;
import org.hibernate.query.criteria.JpaPath;
import org.hibernate.query.criteria.JpaPredicate;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaSelectCriteria;
import org.hibernate.query.criteria.JpaSubQuery;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/**
 * From a relation of many parents to one statement, whose rows are the parent's id, the element (or its id and columns)
 * and the extras:
 *
 * <pre>
 * all elements    select c.parent.id, c from Child c where c.parent.id in (…) and …  order by …
 * some of each    select d.parent, c from (select c.parent.id parent, c.id child, row_number() over (partition by
 *                 c.parent.id order by …) place from Child c where …) d, Child c where c.id = d.child and
 *                 d.place between … order by d.place
 * </pre>
 */
final class RelatedLowering {

    private static final String PARENT = "parent";
    private static final String CHILD = "child";
    private static final String PLACE = "place";

    private final Lowering lowering;

    RelatedLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    SqmSelectStatement<?> statement(RelatedSpec spec) {
        SqmSelectStatement<Object> query = lowering.builder.createQuery(Object.class);
        return spec.ranked() ? ranked(query, spec) : all(query, spec);
    }

    private SqmSelectStatement<?> all(SqmSelectStatement<Object> query, RelatedSpec spec) {
        Elements elements = elements(query, spec);
        List<Order> order = lowering.selects.order(spec.level().orderBy());
        List<Selection<?>> columns = new ArrayList<>(List.of(elements.parentId()));
        columns.addAll(columns(spec, elements.element()));
        query.multiselect(columns);
        query.orderBy(order);
        return query;
    }

    private SqmSelectStatement<?> ranked(SqmSelectStatement<Object> query, RelatedSpec spec) {
        Scope outer = lowering.scope;
        JpaSubQuery<Object> places = query.subquery(Object.class);
        Elements elements = elements(places, spec);
        JpaExpression<?> childId = elements.element().id();
        List<Order> order = lowering.selects.order(spec.level().orderBy());
        order.add(lowering.builder.asc(childId));
        JpaExpression<Long> place = lowering.builder.rowNumber(
                lowering.builder.createWindow().partitionBy(elements.parentId()).orderBy(order.toArray(Order[]::new)));
        places.multiselect(elements.parentId().alias(PARENT), childId.alias(CHILD), place.alias(PLACE));

        lowering.scope = new Scope(outer);
        lowering.enter(query);
        JpaDerivedRoot<Object> derived = query.from(places);
        JpaRoot<?> child = query.from(spec.level().entity());
        lowering.scope.add(spec.elementSource(), child);
        List<Selection<?>> columns = new ArrayList<>(List.of(derived.get(PARENT)));
        columns.addAll(columns(spec, child));
        query.multiselect(columns);
        List<JpaPredicate> where = new ArrayList<>();
        where.add(lowering.builder.equal(child.id(), derived.get(CHILD)));
        JpaPath<Long> rank = derived.get(PLACE);
        if (spec.level().offset() > 0) {
            where.add(lowering.builder.greaterThan(rank, lowering.<Long>literal(null)));
        }
        if (spec.level().limit() != null) {
            where.add(lowering.builder.lessThanOrEqualTo(rank, lowering.<Long>literal(null)));
        }
        query.where(where.toArray(JpaPredicate[]::new));
        query.orderBy(lowering.builder.asc(rank));
        lowering.scope = outer;
        return query;
    }

    private record Elements(JpaFrom<?, ?> element, JpaExpression<?> parentId) {}

    /** The elements in a new scope, restricted to the parents and to the level's conditions. */
    private Elements elements(JpaSelectCriteria<?> query, RelatedSpec spec) {
        lowering.scope = new Scope(null);
        lowering.enter(query);
        Elements elements = spec.owner() == null ? joined(query, spec) : referring(query, spec, spec.owner());
        lowering.scope.add(spec.elementSource(), elements.element());
        List<JpaPredicate> where = new ArrayList<>(List.of(among(elements.parentId(), spec)));
        where.addAll(List.of(lowering.predicates.all(spec.level().where())));
        query.where(where.toArray(JpaPredicate[]::new));
        return elements;
    }

    private Elements joined(JpaSelectCriteria<?> query, RelatedSpec spec) {
        JpaRoot<?> parent = query.from(spec.parent());
        return new Elements(parent.join(spec.relation().name(), JoinType.INNER), parent.id());
    }

    /** The foreign key is in the element's own table: the parent's is not needed. */
    private Elements referring(JpaSelectCriteria<?> query, RelatedSpec spec, String owner) {
        JpaRoot<?> element = query.from(spec.level().entity());
        JpaPath<?> parent = element.get(owner);
        return new Elements(element, lowering.builder.id(parent));
    }

    private JpaPredicate among(JpaExpression<?> id, RelatedSpec spec) {
        @SuppressWarnings("unchecked") // the type of the identifier, whatever it is
        JpaInPredicate<Object> in = lowering.builder.in((Expression<Object>) id);
        for (int i = 0; i < InList.size(spec.ids().size()); i++) {
            in.value(lowering.<Object>literal(null));
        }
        return in;
    }

    private List<Selection<?>> columns(RelatedSpec spec, JpaFrom<?, ?> element) {
        List<Selection<?>> columns = new ArrayList<>();
        if (spec.level().columns().isEmpty()) {
            columns.add(element);
        } else {
            columns.add(element.id());
            spec.level().columns().forEach(column -> columns.add(column.accept(lowering.operands)));
        }
        spec.level().extras().forEach(extra -> columns.add(extra.accept(lowering.operands)));
        return columns;
    }
}
