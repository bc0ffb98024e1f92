package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.Predicate;

/**
 * An aggregate function: over its group, over part of it by {@link #filter}, or over a window by {@link #over}.
 *
 * @param <T> what it answers
 */
public final class Aggregate<T> extends Expression<T> {

    Aggregate(Operand.Aggregate operand, Class<T> type) {
        super(operand, type);
    }

    @Override
    Operand.Aggregate operand() {
        return (Operand.Aggregate) super.operand();
    }

    /** Of the rows that meet the condition only. */
    public Aggregate<T> filter(Condition condition) {
        Operand.Aggregate all = operand();
        Predicate filter = all.filter() == null
                ? condition.predicate()
                : new Predicate.And(java.util.List.of(all.filter(), condition.predicate()));
        return new Aggregate<>(
                new Operand.Aggregate(all.name(), all.type(), all.distinct(), all.arguments(), filter, all.over()),
                getBindableJavaType());
    }

    /** For each row, of the rows of its window. */
    public Expression<T> over(Window window) {
        Operand.Aggregate all = operand();
        return new Expression<>(
                new Operand.Aggregate(
                        all.name(), all.type(), all.distinct(), all.arguments(), all.filter(), window.spec()),
                getBindableJavaType());
    }
}
