package io.virga.examples.shop.screen;

import java.io.PrintWriter;
import java.util.List;

/** Prints for people: paragraphs, facts and tables, at most {@value #WIDTH} columns wide. */
public final class Screen {

    public static final int WIDTH = 100;
    private static final String INDENT = "   ";

    private final PrintWriter out;

    public Screen(PrintWriter out) {
        this.out = out;
    }

    /** A line of its own with an empty one before it. */
    public void title(String text) {
        out.println();
        wrapped("", "", text);
    }

    /** A paragraph: what is being done, and why it matters. */
    public void say(String text) {
        wrapped(INDENT, INDENT, text);
    }

    /** Something that was done or seen. */
    public void item(String text) {
        wrapped(INDENT + "- ", INDENT + "  ", text);
    }

    /** A claim of the story, which has just been looked up. */
    public void verified(String text) {
        wrapped(INDENT + "✓ ", INDENT + "  ", text);
    }

    /** What it took. */
    public void cost(String text) {
        wrapped(INDENT + "→ ", INDENT + "  ", text);
    }

    /** Rows under a head; all columns but the first are aligned to the right. */
    public void table(List<String> head, List<List<String>> rows) {
        var widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = head.get(column).length();
            for (var row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        row(head, widths);
        out.println(INDENT + "-".repeat(java.util.Arrays.stream(widths).sum() + 2 * (widths.length - 1)));
        rows.forEach(row -> row(row, widths));
    }

    private void row(List<String> cells, int[] widths) {
        var line = new StringBuilder(INDENT);
        for (int column = 0; column < widths.length; column++) {
            var gap = " ".repeat(widths[column] - cells.get(column).length());
            line.append(column == 0 ? cells.get(0) + gap : "  " + gap + cells.get(column));
        }
        out.println(line.toString().stripTrailing());
    }

    private void wrapped(String first, String next, String text) {
        var line = new StringBuilder(first);
        var empty = true;
        for (var word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.println(line);
    }
}
