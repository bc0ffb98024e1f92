package io.virga.dynamodb.local.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;

/** Reads all that a process prints, so that it never waits for a reader, and keeps the last lines. */
final class OutputTail {

    private static final int LINES = 200;
    private static final int CHARACTERS_PER_LINE = 2_000;

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    private OutputTail(InputStream source) {
        reader = new Thread(() -> read(source), "virga-dynamodb-local-output");
        reader.setDaemon(true);
    }

    static OutputTail of(InputStream source) {
        var tail = new OutputTail(source);
        tail.reader.start();
        return tail;
    }

    String text() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits a moment for the last lines of a process that has ended. */
    void awaitEnd() {
        try {
            reader.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream source) {
        try (var characters = new InputStreamReader(source, Charset.defaultCharset())) {
            var line = new StringBuilder();
            for (int c = characters.read(); c >= 0; c = characters.read()) {
                if (c == '\n') {
                    keep(line.toString().stripTrailing());
                    line.setLength(0);
                } else if (line.length() < CHARACTERS_PER_LINE) {
                    line.append((char) c);
                }
            }
            keep(line.toString());
        } catch (IOException e) {
            // The process was ended while it printed.
        }
    }

    private void keep(String line) {
        synchronized (lines) {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }
}
