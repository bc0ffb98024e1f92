package io.virga.dynamodb.internal.residual;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.h2.index.Cursor;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The rows at positions 0, 1, … up to the first null, less those that do not match. */
final class RowCursor implements Cursor {

    private final IntFunction<@Nullable SourceRow> rows;
    private final Predicate<SourceRow> matching;
    private int position;
    private @Nullable SourceRow current;

    RowCursor(IntFunction<@Nullable SourceRow> rows, Predicate<SourceRow> matching) {
        this.rows = rows;
        this.matching = matching;
    }

    static RowCursor over(List<SourceRow> rows, Predicate<SourceRow> matching) {
        return new RowCursor(position -> position < rows.size() ? rows.get(position) : null, matching);
    }

    @Override
    public boolean next() {
        SourceRow row;
        do {
            row = rows.apply(position++);
        } while (row != null && !matching.test(row));
        current = row;
        return row != null;
    }

    /** Null before the first and after the last row. */
    @Nullable
    SourceRow current() {
        return current;
    }

    /** The position of the row behind the current one. */
    int position() {
        return position;
    }

    boolean matches(SourceRow row) {
        return matching.test(row);
    }

    /** Null before the first and after the last row, as H2 has it. */
    @Override
    @NullUnmarked
    public Row get() {
        return current;
    }

    @Override
    @NullUnmarked
    public SearchRow getSearchRow() {
        return current;
    }

    @Override
    public boolean previous() {
        throw DbException.getInternalError("a cursor over rows only goes forward");
    }
}
