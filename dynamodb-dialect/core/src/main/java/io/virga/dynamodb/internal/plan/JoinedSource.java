package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;

/**
 * A table of the FROM clause and how it is joined to those before it.
 *
 * @param on the join condition, TRUE for the first one
 */
public record JoinedSource(Source source, Kind kind, Predicate on) {

    /** How rows without a partner are treated. */
    public enum Kind {
        ROOT,
        INNER,
        LEFT
    }

    boolean isOptional() {
        return kind == Kind.LEFT;
    }

    /**
     * What a statement says of the rows of this table alone: a row of which it is not true finds no partner, or is not in the answer.
     *
     * @param where true of all rows of the answer
     */
    Predicate own(Predicate where) {
        var own = new ArrayList<Predicate>();
        on.conjuncts().stream().filter(this::isOwn).forEach(own::add);
        if (!isOptional()) {
            where.conjuncts().stream().filter(this::isOwn).forEach(own::add);
        }
        return Predicate.and(own);
    }

    private boolean isOwn(Predicate part) {
        var columns = part.operands()
                .filter(Operand.Column.class::isInstance)
                .map(Operand.Column.class::cast)
                .toList();
        return !columns.isEmpty() && columns.stream().allMatch(column -> column.source() == source.index());
    }

    /** Whether a join with it leaves out no row but those that point nowhere. */
    boolean keepsOthers() {
        return isOptional()
                || on.conjuncts().stream()
                        .allMatch(part -> part instanceof Predicate.Compare compare
                                && compare.comparison() == Comparison.EQUAL
                                && compare.left() instanceof Operand.Column
                                && compare.right() instanceof Operand.Column);
    }
}
