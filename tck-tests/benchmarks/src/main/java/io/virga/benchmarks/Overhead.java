package io.virga.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What one way of answering costs more than another, for each 1,000 rows. There is no goal: the number tells a user what to expect.
 *
 * @param what what is done
 * @param with the benchmark of the dearer way: simple class name and method
 * @param without the benchmark of the other way
 * @param rows the rows that each of them handles
 */
public record Overhead(String what, String with, String without, int rows) {

    /** All of them, in the order of the report. */
    public static final List<Overhead> ALL = List.of(residual("columns", "columns"), residual("entities", "entities"));

    private static Overhead residual(String what, String method) {
        return new Overhead(
                "1,000 rows of an item collection sorted, read as " + what,
                "ResidualBenchmark." + method + "InH2",
                "ResidualBenchmark." + method,
                1_000);
    }

    static List<String> head() {
        return List.of(
                "| DynamoDB: what H2 answers, recorded answers, processor time | through H2 | from the items alone | per 1,000 rows |",
                "|---|---|---|---|");
    }

    /** One row of the report. */
    String row(double withMicros, double withoutMicros) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f µs | %.1f µs | %+.1f µs |",
                what,
                withMicros,
                withoutMicros,
                (withMicros - withoutMicros) * 1_000 / rows);
    }
}
