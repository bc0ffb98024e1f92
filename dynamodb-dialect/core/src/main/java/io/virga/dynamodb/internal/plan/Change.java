package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Operand;
import java.util.Optional;

/** What an update makes of one column, so plain that the store can do it to a row which nobody has read. */
public sealed interface Change {

    String column();

    /** A value, null for none. */
    record Assign(String column, Operand value) implements Change {}

    /**
     * The number that is there and another.
     *
     * @param subtracts whether the other is taken away
     * @param absent what stands for the number where there is none; empty where there always is one
     */
    record Add(String column, Operand amount, boolean subtracts, Optional<Operand> absent) implements Change {}

    /**
     * The elements that are there, and others behind them.
     *
     * @param absent what stands for the elements where there are none; empty where there always are
     */
    record Append(String column, Operand elements, Optional<Operand> absent) implements Change {}

    /** What is there, or a value where there is nothing. */
    record Default(String column, Operand value) implements Change {}
}
