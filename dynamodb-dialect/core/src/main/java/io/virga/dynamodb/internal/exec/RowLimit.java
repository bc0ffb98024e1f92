package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.plan.AccessPath;
import org.jspecify.annotations.Nullable;

/** How many rows a statement may hold in memory, whatever it holds them for. */
record RowLimit(long maxRows) {

    /**
     * @param path what they were read by, null where they come of several
     * @throws Refusal where they are too many
     */
    void check(int held, @Nullable AccessPath path) {
        if (held > maxRows) {
            throw Refusal.of(
                    "TOO_MANY_ROWS",
                    "54000",
                    "the statement holds more than " + maxRows + " rows in memory"
                            + (path == null ? "" : " of " + path),
                    "residual.max-rows=" + maxRows,
                    "Narrow the query by a key or an index, read it in pages, or raise virga.dynamodb.residual.max-rows.");
        }
    }
}
