package io.virga.internal.query;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.SortDirection;
import org.hibernate.query.criteria.JpaCriteriaBase;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.criteria.JpaFrom;
import org.hibernate.query.criteria.JpaJoin;
import org.hibernate.query.criteria.JpaPredicate;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaSelectCriteria;
import org.hibernate.query.criteria.JpaSubQuery;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/** From selects and their clauses to Hibernate's queries and subqueries. */
final class SelectLowering {

    private final Lowering lowering;

    SelectLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    SqmSelectStatement<Object> statement(SelectSpec spec) {
        SqmSelectStatement<Object> query = lowering.builder.createQuery(Object.class);
        query.multiselect(body(query, spec));
        query.orderBy(order(spec.orderBy()));
        return query;
    }

    /** With limit and offset in the statement, where no execution can carry them. */
    SqmSelectStatement<Object> limited(SelectSpec spec) {
        SqmSelectStatement<Object> query = statement(spec);
        limit(query, spec);
        return query;
    }

    JpaSubQuery<?> subquery(SelectSpec spec) {
        return subquery(spec, spec.type());
    }

    private <T> JpaSubQuery<T> subquery(SelectSpec spec, Class<T> type) {
        JpaCriteriaBase outerQuery = lowering.statement();
        Scope outer = lowering.scope;
        lowering.scope = new Scope(outer);
        JpaSubQuery<T> query = outerQuery.subquery(type);
        List<Selection<?>> columns = body(query, spec);
        if (columns.size() == 1) {
            @SuppressWarnings("unchecked") // T is the type of the only column
            Expression<T> column = (Expression<T>) columns.get(0);
            query.select(column);
        } else {
            query.multiselect(columns);
        }
        orderAndLimit(query, spec);
        lowering.scope = outer;
        lowering.enter(outerQuery);
        return query;
    }

    void orderAndLimit(JpaSubQuery<?> query, SelectSpec spec) {
        query.orderBy(order(spec.orderBy()));
        limit(query, spec);
    }

    void orderAndLimit(SqmSelectStatement<?> query, SelectSpec spec) {
        query.orderBy(order(spec.orderBy()));
        limit(query, spec);
    }

    private static void limit(JpaSubQuery<?> query, SelectSpec spec) {
        if (spec.limit() != null) {
            query.fetch(spec.limit());
        }
        if (spec.offset() > 0) {
            query.offset(spec.offset());
        }
    }

    private static void limit(SqmSelectStatement<?> query, SelectSpec spec) {
        if (spec.limit() != null) {
            query.fetch(spec.limit());
        }
        if (spec.offset() > 0) {
            query.offset(spec.offset());
        }
    }

    /** The elements of a relation of a source outside, as many as meet the condition. */
    JpaSubQuery<Integer> elements(Predicate.Some some) {
        JpaCriteriaBase outerQuery = lowering.statement();
        Scope outer = lowering.scope;
        JpaSubQuery<Integer> query = outerQuery.subquery(Integer.class);
        JpaFrom<?, ?> owner = Correlation.of(query, outer.owner(some.relation()));
        JpaJoin<?, ?> element = Joins.along(owner, some.relation(), JoinType.INNER);
        lowering.scope = new Scope(outer);
        lowering.scope.add(some.element(), element);
        lowering.enter(query);
        query.select(lowering.builder.literal(1));
        query.where(some.condition().accept(lowering.predicates));
        lowering.scope = outer;
        lowering.enter(outerQuery);
        return query;
    }

    /** All clauses but order and limit; the answer is what is selected. */
    List<Selection<?>> body(JpaSelectCriteria<?> query, SelectSpec spec) {
        lowering.enter(query);
        Object outside = lowering.tables.enter(query, spec);
        JpaRoot<?> root = lowering.tables.from(query, spec.from());
        lowering.scope.add(spec.from(), root);
        spec.joins().forEach(join -> join(root, join));
        List<Selection<?>> columns = new ArrayList<>();
        spec.columns().forEach(column -> columns.add(column.accept(lowering.operands)));
        if (columns.isEmpty()) {
            columns.add(root);
        }
        query.distinct(spec.distinct());
        if (!spec.where().isEmpty()) {
            query.where(lowering.predicates.all(spec.where()));
        }
        if (!spec.groupBy().isEmpty()) {
            List<Expression<?>> keys = new ArrayList<>();
            spec.groupBy().forEach(key -> keys.add(key.accept(lowering.operands)));
            query.groupBy(keys);
        }
        if (!spec.having().isEmpty()) {
            query.having(lowering.predicates.all(spec.having()));
        }
        lowering.tables.leave(outside);
        return columns;
    }

    private void join(JpaRoot<?> root, JoinSpec join) {
        if (join.relation() == null) {
            JpaFrom<?, ?> joined = Joins.unrelated(root, join, lowering.tables);
            lowering.scope.add(join.target(), joined);
            if (join.on() != null) {
                JpaPredicate on = join.on().accept(lowering.predicates);
                ((JpaJoin<?, ?>) joined).on(on);
            }
            return;
        }
        JpaFrom<?, ?> owner = lowering.scope.owner(join.relation());
        if (join.fetched()) {
            Joins.fetch(owner, join.relation(), Joins.type(join));
            return;
        }
        JpaJoin<?, ?> joined = Joins.along(owner, join.relation(), Joins.type(join));
        lowering.scope.add(join.target(), joined);
        if (join.on() != null) {
            joined.on(join.on().accept(lowering.predicates));
        }
    }

    List<Order> order(List<SortSpec> keys) {
        List<Order> order = new ArrayList<>();
        for (SortSpec key : keys) {
            order.add(order(key.operand().accept(lowering.operands), key.ascending(), key.nulls()));
        }
        return order;
    }

    Order order(JpaExpression<?> key, boolean ascending, SortSpec.Nulls nulls) {
        return lowering.builder.sort(
                key,
                ascending ? SortDirection.ASCENDING : SortDirection.DESCENDING,
                switch (nulls) {
                    case DEFAULT -> Nulls.NONE;
                    case FIRST -> Nulls.FIRST;
                    case LAST -> Nulls.LAST;
                });
    }
}
