package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.jspecify.annotations.Nullable;

/** The rows of a table as far as they were read: a source is read once, H2 may scan often. */
final class RowBuffer {

    private final Execution execution;
    private final SessionLocal session;
    private final ValueReader[] readers;
    private RowSource source;
    private List<SourceRow> rows = new ArrayList<>();
    private @Nullable Iterator<@Nullable Object[]> unread;
    private boolean complete;

    RowBuffer(RowSource source, Execution execution, SessionLocal session, ValueReader[] readers) {
        this.source = source;
        this.execution = execution;
        this.session = session;
        this.readers = readers;
    }

    /** The row at a position, null past the last one. */
    @Nullable
    SourceRow get(int position) {
        return position < rows.size() ? rows.get(position) : read();
    }

    /** The row at a position if it may be had before it is needed. */
    @Nullable
    SourceRow foresee(int position) {
        return position < rows.size() || execution.hasRoom() ? get(position) : null;
    }

    /** Whether all rows are here. */
    boolean isComplete() {
        return complete;
    }

    private @Nullable SourceRow read() {
        if (complete) {
            return null;
        }
        session.checkCanceled();
        try {
            if (unread == null) {
                unread = source.rows();
            }
            if (!unread.hasNext()) {
                complete = true;
                return null;
            }
            var row = take(unread.next());
            rows.add(row);
            return row;
        } catch (RuntimeException e) {
            throw execution.stop(e);
        }
    }

    /** The rows of some keys; they are not among the rows of this buffer. */
    List<SourceRow> find(KeyLookUp lookUp, List<List<Object>> keys) {
        session.checkCanceled();
        try {
            var found = new ArrayList<SourceRow>();
            lookUp.find(keys).forEachRemaining(row -> found.add(take(row)));
            return found;
        } catch (RuntimeException e) {
            throw execution.stop(e);
        }
    }

    private SourceRow take(@Nullable Object[] row) {
        execution.rowTaken();
        return new SourceRow(readers, row, rows.size());
    }

    long estimatedRows() {
        return Math.max(source.estimatedRows(), rows.size());
    }

    /** Lets go of the rows: plans and results of H2 may live longer. */
    void release() {
        source = RowSource.of(List.of());
        rows = List.of();
        unread = null;
    }
}
