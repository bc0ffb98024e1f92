package io.virga.examples.shop.screen;

import java.io.PrintWriter;

/** A line for every tenth of the way. */
final class ProgressLines implements Progress {

    private final PrintWriter out;
    private final long rows;
    private long moved;
    private long tenths;

    ProgressLines(PrintWriter out, long rows) {
        this.out = out;
        this.rows = rows;
    }

    @Override
    public void moved(String kind, int rowsOfKind) {
        moved += rowsOfKind;
        if (moved * 10 / rows > tenths) {
            tenths = moved * 10 / rows;
            out.printf("   %3d %%  %,7d of %,d rows, now %s%n", tenths * 10, moved, rows, kind);
        }
    }

    @Override
    public void close() {}
}
