package io.virga.internal.query;

import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/** From combined selects to Hibernate's query groups. */
final class SetLowering {

    private final Lowering lowering;

    SetLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    SqmSelectStatement<?> statement(SetSpec spec) {
        NodeBuilder builder = lowering.builder;
        List<SqmSelectStatement<Object>> parts = new ArrayList<>();
        for (SelectSpec part : spec.parts()) {
            lowering.scope = new Scope(null);
            parts.add(lowering.selects.limited(part));
        }
        CriteriaQuery<Object> first = parts.get(0);
        CriteriaQuery<?>[] others = parts.subList(1, parts.size()).toArray(CriteriaQuery<?>[]::new);
        JpaCriteriaQuery<Object> whole =
                switch (spec.operator()) {
                    case UNION -> builder.union(spec.all(), first, others);
                    case INTERSECT -> builder.intersect(spec.all(), first, others);
                    case EXCEPT -> builder.except(spec.all(), first, others);
                };
        List<Order> order = new ArrayList<>();
        for (SetSpec.Key key : spec.orderBy()) {
            JpaExpression<?> column = new ColumnPosition(key.position(), builder);
            order.add(lowering.selects.order(column, key.ascending(), key.nulls()));
        }
        whole.orderBy(order);
        return (SqmSelectStatement<?>) whole;
    }
}
