package io.virga.dynamodb.internal.residual;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a table come from, for one execution. Used by the executing thread only.
 *
 * <p>A row has one canonical value per column of its {@link ResidualTable}, in their order; SQL null is null. Rows are not
 * copied: they must not change while the statement runs.
 */
public interface RowSource extends AutoCloseable {

    /**
     * All rows, in any order. Asked for at most once and read only as far as the statement needs, so pages may be fetched
     * as the iterator goes. What it throws ends the statement and reaches its caller unchanged.
     */
    Iterator<@Nullable Object[]> rows();

    /** How many rows there are, roughly: it decides which table a join reads first. */
    default long estimatedRows() {
        return 1_000;
    }

    /**
     * How to ask for rows by key. Where there is any, H2 reads the table by key wherever the statement pins one, and asks
     * for all rows only where it must. Asked for once.
     */
    default List<KeyLookUp> lookUps() {
        return List.of();
    }

    /** The statement is over; called once, whether or not a row was asked for. */
    @Override
    default void close() {}

    /** Rows at hand. */
    static RowSource of(List<@Nullable Object[]> rows) {
        return new RowSource() {
            @Override
            public Iterator<@Nullable Object[]> rows() {
                return rows.iterator();
            }

            @Override
            public long estimatedRows() {
                return rows.size();
            }
        };
    }
}
