package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrationProgress;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How a migration goes: a bar on a terminal, a line every few seconds elsewhere, nothing where JSON is wanted. */
final class ConsoleProgress implements MigrationProgress, AutoCloseable {

    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final @Nullable PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private String title = "";
    private long expected;
    private long read;
    private long written;
    private long begun = System.nanoTime();
    private long told = begun;
    private boolean clean = true;

    ConsoleProgress(@Nullable PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void migration(String id, boolean reverting) {
        close();
        line((reverting ? "taking back " : "applying ") + id);
    }

    @Override
    public synchronized void step(String step) {
        close();
        title = step;
        expected = 0;
        begun = System.nanoTime();
        told = begun;
        line("  " + step);
    }

    @Override
    public synchronized void expect(long items) {
        expected = items;
    }

    @Override
    public synchronized void rows(long more, long changed) {
        if (out == null) {
            return;
        }
        read += more;
        written += changed;
        if (terminal) {
            var shown = bar;
            if (shown == null) {
                shown = new ProgressBarBuilder()
                        .setTaskName("  items")
                        .setInitialMax(expected > 0 ? expected : -1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build();
                bar = shown;
            }
            shown.stepTo(read);
        } else if (System.nanoTime() - told > PAUSE_NANOS) {
            told = System.nanoTime();
            line("    " + text());
        }
    }

    @Override
    public synchronized void notClean(String step) {
        clean = false;
    }

    /** Whether the last verifying passes found nothing to do. */
    synchronized boolean isClean() {
        return clean;
    }

    private String text() {
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        double rate = read / seconds;
        var left = expected > read && rate > 0
                ? String.format(Locale.ROOT, ", %.0f s left", (expected - read) / rate)
                : "";
        return String.format(
                Locale.ROOT,
                "%d%s items read, %d written, %.0f a second%s",
                read,
                expected > read ? " of " + expected : "",
                written,
                rate,
                left);
    }

    private void line(String text) {
        if (out != null) {
            out.println(text);
            out.flush();
        }
    }

    /** Ends the step that is shown. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (read > 0) {
            line("    " + text());
        }
        read = 0;
        written = 0;
        title = "";
    }

    @Override
    public String toString() {
        return title;
    }
}
