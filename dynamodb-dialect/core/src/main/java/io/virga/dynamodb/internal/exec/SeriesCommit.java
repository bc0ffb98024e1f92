package io.virga.dynamodb.internal.exec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a {@link Series}, one transaction after the other. It stops at the first that fails, says how far it came, and can go on
 * from there. For one thread at a time.
 */
final class SeriesCommit {

    private final Consumer<List<PendingItem>> sender;
    private final List<List<PendingItem>> series;
    private final Consumer<List<PendingItem>> written;
    private int next;
    private @Nullable OutcomeUnknown unanswered;

    /**
     * @param sender carries out one transaction, as {@link Commit#send} does
     * @param written told of each that was carried out
     */
    SeriesCommit(
            Consumer<List<PendingItem>> sender, List<List<PendingItem>> series, Consumer<List<PendingItem>> written) {
        this.sender = sender;
        this.series = series;
        this.written = written;
    }

    /**
     * Sends what was not sent yet.
     *
     * @throws PartialCommit if it stops behind the first write
     * @throws RuntimeException as the sender does, if nothing was written at all
     */
    void run() {
        while (next < series.size()) {
            try {
                sendNext();
            } catch (OutcomeUnknown unknown) {
                unanswered = unknown;
                throw new PartialCommit(this, unknown);
            } catch (RuntimeException problem) {
                if (hasWritten()) {
                    throw new PartialCommit(this, problem);
                }
                throw problem;
            }
            written.accept(series.get(next));
            next++;
        }
    }

    private void sendNext() {
        var open = unanswered;
        if (open != null) {
            var committed = open.resolve().orElseThrow(() -> open);
            unanswered = null;
            if (committed) {
                return;
            }
        }
        sender.accept(series.get(next));
    }

    private boolean hasWritten() {
        return series.subList(0, next).stream()
                .flatMap(List::stream)
                .anyMatch(item -> !item.subject().role().isCheck());
    }

    /** How far it came, row by row; a row of several items never stands between two states. */
    List<RowState> states() {
        Map<RowState.Row, RowState> states = new LinkedHashMap<>();
        for (int i = 0; i < series.size(); i++) {
            var state = i < next
                    ? RowState.State.WRITTEN
                    : i == next && unanswered != null ? RowState.State.UNKNOWN : RowState.State.NOT_WRITTEN;
            for (var item : series.get(i)) {
                if (item.subject().role() == Subject.Role.ROW) {
                    var row = new RowState.Row(
                            item.subject().mapping().entity(), item.subject().id());
                    states.putIfAbsent(row, new RowState(item.subject().mapping(), row.id(), state));
                }
            }
        }
        return new ArrayList<>(states.values());
    }
}
