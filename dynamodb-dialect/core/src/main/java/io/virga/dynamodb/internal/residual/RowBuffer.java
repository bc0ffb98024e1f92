package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.h2.engine.SessionLocal;
import org.jspecify.annotations.Nullable;

/** The rows of a table as far as they were read: a source is read once, H2 may scan often. */
final class RowBuffer {

    private final RowSource source;
    private final Execution execution;
    private final SessionLocal session;
    private final ValueReader[] readers;
    private List<SourceRow> rows = new ArrayList<>();
    private @Nullable Iterator<@Nullable Object[]> unread;

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

    private @Nullable SourceRow read() {
        session.checkCanceled();
        try {
            if (unread == null) {
                unread = source.rows();
            }
            if (!unread.hasNext()) {
                return null;
            }
            execution.rowTaken();
            var row = new SourceRow(readers, unread.next(), rows.size());
            rows.add(row);
            return row;
        } catch (RuntimeException e) {
            throw execution.stop(e);
        }
    }

    long estimatedRows() {
        return Math.max(source.estimatedRows(), rows.size());
    }

    /** Lets go of the rows: plans and results of H2 may live longer. */
    void release() {
        rows = List.of();
        unread = List.<@Nullable Object[]>of().iterator();
    }
}
