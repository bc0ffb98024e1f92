package io.virga.dynamodb.internal.exec;

import java.util.List;

/** A commit in several transactions that has stopped: some are carried out, others are not. */
public final class PartialCommit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SeriesCommit commit;
    private final transient List<RowState> rows;
    private final RuntimeException reason;

    PartialCommit(SeriesCommit commit, RuntimeException cause) {
        this(commit, commit.states(), cause);
    }

    private PartialCommit(SeriesCommit commit, List<RowState> rows, RuntimeException cause) {
        super(message(rows, cause), cause);
        this.commit = commit;
        this.rows = rows;
        this.reason = cause;
    }

    private static String message(List<RowState> rows, RuntimeException cause) {
        return "PARTIAL_COMMIT: of " + rows.size() + " rows " + count(rows, RowState.State.WRITTEN) + " are written, "
                + count(rows, RowState.State.NOT_WRITTEN) + " are not, of " + count(rows, RowState.State.UNKNOWN)
                + " it is not known [commit=batched]. Look at entities(), and write the rest with resume(). The reason: "
                + cause.getMessage();
    }

    private static long count(List<RowState> rows, RowState.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /** What the transaction that failed has thrown. */
    public RuntimeException reason() {
        return reason;
    }

    /** What became of each row, in the order in which they are written. */
    public List<RowState> rows() {
        return rows;
    }

    /**
     * Goes on where it stopped.
     *
     * @throws PartialCommit if it stops again
     */
    public void resume() {
        commit.run();
    }
}
