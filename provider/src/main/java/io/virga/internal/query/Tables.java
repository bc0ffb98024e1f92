package io.virga.internal.query;

import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.common.JoinType;
import org.hibernate.query.criteria.JpaCteContainer;
import org.hibernate.query.criteria.JpaCteCriteria;
import org.hibernate.query.criteria.JpaFrom;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaSelectCriteria;
import org.hibernate.query.criteria.JpaSubQuery;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.jspecify.annotations.Nullable;

/** The selects that a statement names as sources. Not thread-safe: lives for one lowering. */
final class Tables {

    private final Lowering lowering;
    private Map<String, Entry> visible = Map.of();

    /** Either a derived table or a common table expression. */
    private record Entry(
            @Nullable TableSpec spec,
            @Nullable JpaSubQuery<?> derived,
            @Nullable JpaCteCriteria<?> with) {}

    Tables(Lowering lowering) {
        this.lowering = lowering;
    }

    /** What is visible now, to be given back to {@link #leave}. */
    Object enter(JpaSelectCriteria<?> query, SelectSpec spec) {
        Map<String, Entry> outside = visible;
        for (TableSpec table : spec.tables()) {
            Entry known = visible.get(table.name());
            if (known == null || !table.equals(known.spec())) {
                Entry entry = declare(query, table);
                Map<String, Entry> all = new HashMap<>(visible);
                all.put(table.name(), entry);
                visible = all;
            }
        }
        return outside;
    }

    @SuppressWarnings("unchecked") // it came from enter
    void leave(Object outside) {
        visible = (Map<String, Entry>) outside;
    }

    private Entry declare(JpaSelectCriteria<?> query, TableSpec table) {
        if (table.kind() == TableSpec.Kind.DERIVED) {
            return new Entry(table, definition(query, query.subquery(Object.class), table.query()), null);
        }
        JpaCteContainer container = (JpaCteContainer) query;
        if (table.step() == null) {
            return new Entry(table, null, container.with(table.name(), expression(query, table.query())));
        }
        SelectSpec step = table.step();
        JpaCteCriteria<Object> recursive = container.withRecursiveUnionAll(
                table.name(), expression(query, table.query()), self -> step(query, table.name(), self, step));
        return new Entry(table, null, recursive);
    }

    private AbstractQuery<Object> step(
            JpaSelectCriteria<?> query, String name, JpaCteCriteria<Object> self, SelectSpec step) {
        Map<String, Entry> outside = visible;
        Map<String, Entry> all = new HashMap<>(visible);
        all.put(name, new Entry(null, null, self));
        visible = all;
        AbstractQuery<Object> lowered = expression(query, step);
        visible = outside;
        return lowered;
    }

    /** Before a root query Hibernate wants root queries, before a subquery others of the same parent. */
    private AbstractQuery<Object> expression(JpaSelectCriteria<?> query, SelectSpec spec) {
        if (query instanceof JpaSubQuery<?> subquery) {
            JpaSubQuery<Object> sibling =
                    (JpaSubQuery<Object>) subquery.getContainingQuery().subquery(Object.class);
            return definition(query, sibling, spec);
        }
        Scope outer = lowering.scope;
        lowering.scope = new Scope(null);
        SqmSelectStatement<Object> definition = lowering.builder.createQuery(Object.class);
        definition.multiselect(named(lowering.selects.body(definition, spec)));
        lowering.selects.orderAndLimit(definition, spec);
        lowering.scope = outer;
        lowering.enter(query);
        return definition;
    }

    /** Sees no source of the select around it. */
    private JpaSubQuery<Object> definition(
            JpaSelectCriteria<?> query, JpaSubQuery<Object> definition, SelectSpec spec) {
        Scope outer = lowering.scope;
        lowering.scope = new Scope(null);
        definition.multiselect(named(lowering.selects.body(definition, spec)));
        lowering.selects.orderAndLimit(definition, spec);
        lowering.scope = outer;
        lowering.enter(query);
        return definition;
    }

    private static List<Selection<?>> named(List<Selection<?>> columns) {
        List<Selection<?>> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            named.add(columns.get(i).alias(TableSpec.column(i).name()));
        }
        return named;
    }

    JpaRoot<?> from(JpaSelectCriteria<?> query, Source source) {
        Entry table = table(source);
        if (table == null) {
            return query.from(source.entity());
        }
        return table.derived() != null ? query.from(table.derived()) : with(query, table);
    }

    private static JpaRoot<?> with(JpaSelectCriteria<?> query, Entry table) {
        if (table.with() == null) {
            throw new AssertionError(table);
        }
        return query.from(table.with());
    }

    /** Null where the join's target is an entity. */
    @Nullable
    JpaFrom<?, ?> join(JpaRoot<?> root, Source target, JoinType type) {
        Entry table = table(target);
        if (table == null) {
            return null;
        }
        if (table.derived() != null) {
            return (JpaFrom<?, ?>) root.join(table.derived(), type);
        }
        if (table.with() == null) {
            throw new AssertionError(table);
        }
        return (JpaFrom<?, ?>) root.join(table.with(), type);
    }

    private @Nullable Entry table(Source source) {
        return source.entity() == Object.class && source.alias() != null ? visible.get(source.alias()) : null;
    }
}
