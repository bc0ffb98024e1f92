package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which part of a sort key a Query reads: leading components that are equal, then at most one component in a range.
 * DynamoDB takes both bounds as BETWEEN, inclusive; an exclusive bound stays in the residual.
 *
 * @param equal the operands of the leading components
 * @param lower the lower bound of the next component
 * @param upper the upper bound of the next component
 * @param beginsWith the pattern of a LIKE on the next component
 */
public record SortRange(
        List<Operand> equal, Optional<Bound> lower, Optional<Bound> upper, Optional<BeginsWith> beginsWith) {

    public static final SortRange ALL = new SortRange(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public SortRange {
        equal = List.copyOf(equal);
    }

    /**
     * A bound of a range.
     *
     * @param anyOf its value: one, or several of which the widest counts, where each case of an OR has its own
     */
    public record Bound(Comparison comparison, List<Operand> anyOf) {
        public Bound {
            anyOf = List.copyOf(anyOf);
        }

        /** Whether rows lie above it. */
        public boolean isLower() {
            return comparison == Comparison.GREATER || comparison == Comparison.GREATER_OR_EQUAL;
        }

        @Override
        public String toString() {
            var values = anyOf.stream().map(Operand::toString).collect(Collectors.joining(", "));
            return comparison.symbol()
                    + (anyOf.size() == 1 ? values : (isLower() ? "least(" : "greatest(") + values + ")");
        }
    }

    /** A LIKE pattern; what stands before its first wildcard is looked for. */
    public record BeginsWith(Operand pattern, char escape) {}

    public boolean isAll() {
        return equal.isEmpty() && lower.isEmpty() && upper.isEmpty() && beginsWith.isEmpty();
    }

    /**
     * In words, each behind a comma.
     *
     * @param columns those of the sort key, in its order
     */
    public String text(List<String> columns) {
        var text = new StringBuilder();
        for (int i = 0; i < equal.size(); i++) {
            text.append(", ").append(columns.get(i)).append('=').append(equal.get(i));
        }
        var next = equal.size() < columns.size() ? columns.get(equal.size()) : "";
        lower.ifPresent(bound -> append(text, next, bound));
        upper.ifPresent(bound -> append(text, next, bound));
        beginsWith.ifPresent(
                like -> text.append(", ").append(next).append(" like ").append(like.pattern()));
        return text.toString();
    }

    private static void append(StringBuilder text, String column, Bound bound) {
        text.append(", ").append(column).append(bound);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(equal.isEmpty() ? "" : "equal " + equal);
        lower.ifPresent(bound -> text.append(' ').append(bound));
        upper.ifPresent(bound -> text.append(' ').append(bound));
        beginsWith.ifPresent(like -> text.append(" begins with ").append(like.pattern()));
        return text.toString().strip();
    }
}
