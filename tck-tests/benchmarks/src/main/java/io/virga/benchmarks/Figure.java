package io.virga.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A statement about Virga that can be measured: our time over the peer's, in the same run on the same machine. Where nothing waits for a server, processor time is what counts.
 *
 * @param what what is done, with its sizes
 * @param ours the benchmark that does it with Virga: simple class name and method
 * @param peer the benchmark it is measured by
 * @param beside the peer in words
 * @param clock what is measured of both
 * @param goal the ratio that must not be exceeded
 */
public record Figure(String what, String ours, String peer, String beside, Clock clock, double goal) {

    /** All figures, in the order of the report. */
    public static final List<Figure> ALL = List.of(
            checkpoint("setCheckpoint", "setCheckpoint", "cleanFlush", "Hibernate's flush with nothing to write", 1.0),
            checkpoint(
                    "rollback of 100 changed entities",
                    "rollback",
                    "flush",
                    "Hibernate's flush of 100 changed entities",
                    1.0),
            checkpoint(
                    "flush(cp), 100 changed before it and 100 after",
                    "flushCheckpoint",
                    "flush",
                    "Hibernate's flush of 100 changed entities",
                    2.0),
            everyday("find, no checkpoint ever set", "find"),
            everyday("persist and commit of 10, no checkpoint ever set", "persist"),
            everyday("query of 1,000 entities, no checkpoint ever set", "query"),
            new Figure(
                    "typed select of 20 entities, one statement",
                    "FacadeBenchmark.typedSelect",
                    "FacadeBenchmark.namedQuery",
                    "the same as a named query, one statement",
                    Clock.WALL,
                    1.1),
            new Figure(
                    "relational query of 20 parents with 200 children, two statements",
                    "FacadeBenchmark.relational",
                    "FacadeBenchmark.byHand",
                    "two queries by hand, two statements",
                    Clock.WALL,
                    1.1),
            new Figure(
                    "DynamoDB: an entity manager factory opened and closed, tables there",
                    "BootBenchmark.onDynamo",
                    "BootBenchmark.onH2",
                    "the same on H2 in memory",
                    Clock.WALL,
                    1.5),
            recorded("find", "find", "findByHand", "the SDK by hand", 1.3),
            recorded("query of 100 entities by an index", "byIndex", "byIndexByHand", "the SDK by hand", 1.4),
            recorded("query of 100 children with embedded ids", "query", "queryByHand", "the SDK by hand", 1.4),
            recorded(
                    "aggregate of 1 + 24 saved",
                    "save",
                    "saveByHandAndHibernate",
                    "the SDK by hand and plain Hibernate into a driver that does nothing",
                    1.3),
            recorded("the same", "save", "saveByHand", "the SDK by hand", 2.2),
            onServer("find", "findOnServer", "findEnhanced", "the Enhanced Client", 1.05),
            onServer("query of 100 children", "queryOnServer", "queryEnhanced", "the Enhanced Client", 1.05),
            onServer("aggregate of 1 + 24 saved", "saveOnServer", "saveEnhanced", "the Enhanced Client", 1.05));

    private static Figure recorded(String what, String ours, String peer, String beside, double goal) {
        return dynamo(what + ", recorded answers, processor time", ours, peer, beside, Clock.PROCESSOR, goal);
    }

    private static Figure onServer(String what, String ours, String peer, String beside, double goal) {
        return dynamo(what + " on DynamoDB Local", ours, peer, beside, Clock.WALL, goal);
    }

    private static Figure dynamo(String what, String ours, String peer, String beside, Clock clock, double goal) {
        return new Figure(
                "DynamoDB: " + what, "DynamoBenchmark." + ours, "DynamoBenchmark." + peer, beside, clock, goal);
    }

    private static Figure checkpoint(String what, String ours, String peer, String beside, double goal) {
        return new Figure(
                what + "; 10,000 managed entities of 10 attributes",
                "CheckpointBenchmark." + ours,
                "CheckpointBenchmark." + peer,
                beside,
                Clock.WALL,
                goal);
    }

    private static Figure everyday(String what, String method) {
        return new Figure(
                what,
                "EverydayOnVirga." + method,
                "EverydayOnHibernate." + method,
                "plain Hibernate",
                Clock.WALL,
                1.05);
    }

    /** One row of the report. */
    String row(double oursMicros, double peerMicros) {
        double ratio = oursMicros / peerMicros;
        return String.format(
                Locale.ROOT,
                "| %s | %.1f µs | %.1f µs (%s) | %.2f | ≤ %.2f | %s |",
                what,
                oursMicros,
                peerMicros,
                beside,
                ratio,
                goal,
                ratio <= goal ? "met" : "missed");
    }
}
