package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.JoinedSource;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.Query;
import io.virga.dynamodb.internal.plan.Source;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import jakarta.persistence.criteria.Nulls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.SortDirection;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Star;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.results.graph.DomainResult;
import org.jspecify.annotations.Nullable;

/** A SELECT: answered from the items alone where every clause of it was taken, else by its text over the fetched rows. */
final class SelectTranslator {

    private final Catalog catalog;
    private final String sql;
    private final List<JdbcParameterBinder> binders;
    private final List<String> left = new ArrayList<>();

    SelectTranslator(Catalog catalog, String sql, List<JdbcParameterBinder> binders) {
        this.catalog = catalog;
        this.sql = sql;
        this.binders = binders;
    }

    /**
     * @param specs every query specification of the statement, subqueries included
     * @param offset the parameter that Hibernate bound for the first result, if any
     * @param limit the parameter that Hibernate bound for the maximum number of results, if any
     */
    Plan translate(SelectStatement statement, List<QuerySpec> specs, Optional<Object> offset, Optional<Object> limit) {
        if (specs.size() == 1
                && statement.getQueryPart() == specs.get(0)
                && statement.getCteStatements().isEmpty()) {
            var direct = direct(statement, specs.get(0), offset, limit);
            if (direct.isPresent()) {
                return direct.get();
            }
        } else {
            left.add("subquery");
        }
        return residual(specs, List.of(), isScalar(statement) ? List.of() : returned(statement));
    }

    private static boolean isScalar(SelectStatement statement) {
        return statement.getDomainResultDescriptors().stream().noneMatch(DomainResult::containsAnyNonScalarResults);
    }

    /** The tables of which a statement may return entities: not those that it only compares with, in subqueries. */
    private Collection<TableMapping> returned(SelectStatement statement) {
        if (!statement.getCteStatements().isEmpty()) {
            return catalog.tables();
        }
        var returned = new ArrayList<TableMapping>();
        statement.getQueryPart().visitQuerySpecs(spec -> {
            var from = FromTranslator.translate(spec.getFromClause(), catalog, 0);
            from.tables().forEach(found -> returned.add(found.source().mapping()));
            if (from.left().contains(FromTranslator.DERIVED)) {
                returned.addAll(catalog.tables());
            }
        });
        return returned;
    }

    private Optional<Plan> direct(
            SelectStatement statement, QuerySpec spec, Optional<Object> offset, Optional<Object> limit) {
        var from = FromTranslator.translate(spec.getFromClause(), catalog, 0);
        left.addAll(from.left());
        if (from.hasUnion()) {
            left.add("union of tables");
            return Optional.empty();
        }
        var operands = new Operands(sources(from), binders);
        var conditions = new Conditions(operands);
        var joined = joined(from, conditions);
        var where = conditions.split(spec.getWhereClauseRestrictions());
        left.addAll(where.left());
        if (!spec.getGroupByClauseExpressions().isEmpty() || spec.getHavingClauseRestrictions() != null) {
            left.add("group by");
        }
        var selections = selections(spec, joined, operands);
        var order = order(spec, operands);
        var skip = bound(spec.getOffsetClauseExpression(), offset, operands, "offset");
        var take = bound(spec.getFetchClauseExpression(), limit, operands, "fetch");
        if (spec.getFetchClauseExpression() != null
                && spec.getFetchClauseType() != org.hibernate.query.common.FetchClauseType.ROWS_ONLY) {
            left.add("fetch with ties");
        }
        boolean distinct = spec.getSelectClause().isDistinct();
        if (selections.isEmpty() && (skip.isPresent() || take.isPresent())) {
            left.add("count with a limit");
        }
        if (distinct && !selected(selections).containsAll(operandsOf(order))) {
            left.add("distinct, ordered by what is not selected");
        }
        if (!left.isEmpty() || from.tables().isEmpty()) {
            return Optional.empty();
        }
        var query = new Query(joined, where.taken(), selections, order, distinct, skip, take);
        return Optional.of(Planner.direct(query, isScalar(statement)));
    }

    private static List<Operand> selected(List<Query.Selection> selections) {
        return selections.stream().map(Query.Selection::operand).toList();
    }

    private static List<Operand> operandsOf(List<Query.Ordering> order) {
        return order.stream().map(Query.Ordering::operand).toList();
    }

    private static List<Source> sources(FromTranslator.From from) {
        return from.tables().stream().map(FromTranslator.Found::source).toList();
    }

    private List<JoinedSource> joined(FromTranslator.From from, Conditions conditions) {
        var joined = new ArrayList<JoinedSource>();
        for (var table : from.tables()) {
            var on = conditions.split(table.on());
            left.addAll(on.left());
            joined.add(new JoinedSource(table.source(), table.kind(), on.taken()));
        }
        return joined;
    }

    /** Empty for {@code count(*)}. */
    private List<Query.Selection> selections(QuerySpec spec, List<JoinedSource> joined, Operands operands) {
        var selected = spec.getSelectClause().getSqlSelections();
        if (selected.size() == 1 && isCountOfRows(selected.get(0).getExpression(), joined, operands)) {
            return List.of();
        }
        var selections = new ArrayList<Query.Selection>();
        for (var selection : selected) {
            if (selection.isVirtual()) {
                continue;
            }
            var operand = operands.operand(selection.getExpression());
            if (operand.isEmpty()) {
                left.add("select " + Words.of(selection.getExpression()));
            } else {
                selections.add(new Query.Selection("c" + selections.size(), operand.get()));
            }
        }
        return selections;
    }

    /** {@code count(*)}, or of a column that is never null: then every row counts. */
    private static boolean isCountOfRows(Expression expression, List<JoinedSource> joined, Operands operands) {
        if (!(expression instanceof FunctionExpression function)
                || !function.getFunctionName().equals("count")
                || function.getArguments().size() != 1
                || function instanceof AggregateFunctionExpression aggregate && aggregate.getFilter() != null) {
            return false;
        }
        var counted = function.getArguments().get(0);
        return counted instanceof Star
                || counted instanceof Expression argument
                        && operands.operand(argument)
                                .filter(operand ->
                                        operand instanceof Operand.Column column && isNeverNull(column, joined))
                                .isPresent();
    }

    private static boolean isNeverNull(Operand.Column column, List<JoinedSource> joined) {
        return !column.attribute().nullable()
                && joined.stream()
                        .anyMatch(table ->
                                table.source().index() == column.source() && table.kind() != JoinedSource.Kind.LEFT);
    }

    private List<Query.Ordering> order(QuerySpec spec, Operands operands) {
        var order = new ArrayList<Query.Ordering>();
        if (spec.hasSortSpecifications()) {
            for (SortSpecification term : spec.getSortSpecifications()) {
                var operand = operands.operand(term.getSortExpression());
                if (operand.isEmpty() || term.isIgnoreCase()) {
                    left.add("order by");
                    continue;
                }
                boolean ascending = term.getSortOrder() != SortDirection.DESCENDING;
                var nulls = term.getNullPrecedence();
                boolean nullsFirst = nulls == null || nulls == Nulls.NONE ? ascending : nulls == Nulls.FIRST;
                order.add(new Query.Ordering(operand.get(), ascending, nullsFirst));
            }
        }
        return order;
    }

    private Optional<Operand> bound(
            @Nullable Expression clause, Optional<Object> parameter, Operands operands, String name) {
        if (clause != null) {
            var operand = operands.operand(clause);
            if (operand.isEmpty()) {
                left.add(name);
            }
            return operand;
        }
        return parameter.flatMap(bound -> operands.operand((Expression) bound));
    }

    /** What a table's conditions may name: the others, and itself, but no member of a union that is not itself. */
    private Conditions conditions(List<Source> others, FromTranslator.Found table) {
        var sources = new ArrayList<>(others);
        sources.add(table.source());
        return new Conditions(new Operands(sources, binders));
    }

    /** A table with a condition of its own, outside every query specification: what a bulk statement writes. */
    record Target(
            TableMapping mapping, String alias, org.hibernate.sql.ast.tree.predicate.@Nullable Predicate restriction) {}

    /**
     * The statement's text over the rows that it may touch.
     *
     * @param kept the tables whose rows the session keeps
     */
    Plan.Residual residual(List<QuerySpec> specs, List<Target> targets, Collection<TableMapping> kept) {
        Set<TableMapping> tables = new LinkedHashSet<>();
        List<JoinedSource> all = new ArrayList<>();
        List<Predicate> where = new ArrayList<>();
        for (var target : targets) {
            var source = new Source(all.size(), target.alias(), target.mapping());
            tables.add(target.mapping());
            all.add(new JoinedSource(source, JoinedSource.Kind.ROOT, Predicate.TRUE));
            where.addAll(new Conditions(new Operands(List.of(source), binders))
                    .split(target.restriction())
                    .taken()
                    .conjuncts());
        }
        for (var spec : specs) {
            var from = FromTranslator.translate(spec.getFromClause(), catalog, all.size());
            var singles = from.singles();
            for (var table : from.tables()) {
                tables.add(table.source().mapping());
                var on = conditions(singles, table).split(table.on());
                all.add(new JoinedSource(
                        table.source(), table.kind(), from.keepsJoined() ? Predicate.TRUE : on.taken()));
                if (table.isMember() && from.left().isEmpty()) {
                    var alone = conditions(List.of(), table).split(spec.getWhereClauseRestrictions());
                    where.addAll(alone.taken().conjuncts());
                }
            }
            if (from.left().isEmpty()) {
                where.addAll(new Conditions(new Operands(singles, binders))
                        .split(spec.getWhereClauseRestrictions())
                        .taken()
                        .conjuncts());
            }
        }
        var reads = new Plan.Reads(all, Predicate.and(where));
        var needed = NamedColumns.in(sql, tables, kept);
        return new Plan.Residual(
                sql,
                Planner.fetches(reads, needed),
                List.copyOf(tables),
                String.join(", ", left),
                needed,
                Optional.of(reads));
    }
}
