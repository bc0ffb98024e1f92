package io.virga.internal.query;

import org.jspecify.annotations.Nullable;

/**
 * A select that other selects name as a source. Columns are called {@link #column}, in order.
 *
 * @param name unique in its statement
 * @param step what is added to the rows until nothing new comes, which names the table itself; null if it is not recursive
 */
public record TableSpec(
        String name, Kind kind, SelectSpec query, @Nullable SelectSpec step) {

    /** Where the select stands: in the from clause, or before the statement. */
    public enum Kind {
        DERIVED,
        WITH
    }

    /** What conditions and columns call it. */
    public static Source source(String name) {
        return new Source(Object.class, name);
    }

    /** @param index from 0 */
    public static AttributeRef column(int index) {
        return new AttributeRef(Object.class, "c" + index);
    }
}
