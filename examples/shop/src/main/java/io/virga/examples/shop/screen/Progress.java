package io.virga.examples.shop.screen;

import java.io.PrintWriter;

/** Shows how far the move is. */
public interface Progress extends AutoCloseable {

    /** More rows of a kind have been written, and are committed. */
    void moved(String kind, int rows);

    @Override
    void close();

    /** Begins to show a number of rows. */
    interface Display {
        Progress begin(long rows);
    }

    /** A bar where somebody is watching, and plain lines elsewhere. */
    static Display onThisTerminal(PrintWriter out) {
        // From JDK 22 to 24 System.console() answers without a terminal too, unless it is told not to.
        System.setProperty("jdk.console", "java.base");
        return System.console() == null ? rows -> new ProgressLines(out, rows) : ProgressBarOnTerminal::new;
    }
}
