package io.virga.dynamodb.internal.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.sqm.SetOperator;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.jspecify.annotations.Nullable;

/**
 * {@code intersect all} and {@code except all}, which H2 does not have: in each query equal rows are numbered, so that no two are equal, and what is left of
 * the numbered rows by {@code intersect} and {@code except} are as many as the ones with {@code all} leave.
 *
 * <pre>
 * select c0 from (
 *   select c0,row_number() over(partition by c0) from (<em>first query</em>) n0(c0)
 *   intersect
 *   select c0,row_number() over(partition by c0) from (<em>second query</em>) n1(c0)) s
 * </pre>
 */
final class NumberedRows {

    private final String columns;

    private NumberedRows(QueryGroup group) {
        long selected = group.getFirstQuerySpec().getSelectClause().getSqlSelections().stream()
                .filter(selection -> !selection.isVirtual())
                .count();
        columns = IntStream.range(0, (int) selected).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }

    /** Empty where duplicates do not count, or H2 counts them. */
    static Optional<NumberedRows> of(@Nullable QueryPart part) {
        return part instanceof QueryGroup group
                        && (group.getSetOperator() == SetOperator.INTERSECT_ALL
                                || group.getSetOperator() == SetOperator.EXCEPT_ALL)
                ? Optional.of(new NumberedRows(group))
                : Optional.empty();
    }

    /** The group, or the same of two queries: what several take away one after the other, all of them together take away at once. */
    static QueryGroup ofTwo(QueryGroup group) {
        var parts = group.getQueryParts();
        if (group.getSetOperator() != SetOperator.EXCEPT_ALL || parts.size() < 3) {
            return group;
        }
        var taken = new QueryGroup(false, SetOperator.UNION_ALL, parts.subList(1, parts.size()));
        var two = new QueryGroup(group.isRoot(), SetOperator.EXCEPT_ALL, List.of(parts.get(0), taken));
        group.visitSortSpecifications(two::addSortSpecification);
        two.setOffsetClauseExpression(group.getOffsetClauseExpression());
        two.setFetchClauseExpression(group.getFetchClauseExpression(), group.getFetchClauseType());
        return two;
    }

    String beforeAll() {
        return "select " + columns + " from (";
    }

    String afterAll() {
        return ") s";
    }

    String beforeEach() {
        return "select " + columns + ",row_number() over(partition by " + columns + ") from (";
    }

    String afterEach() {
        return ") n(" + columns + ")";
    }
}
