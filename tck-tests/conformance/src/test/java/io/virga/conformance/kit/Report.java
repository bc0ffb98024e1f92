package io.virga.conformance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests of the sections by area and database, and writes the table to the file that the system property {@code virga.conformance.report}
 * names, {@code target/CONFORMANCE.md} by default.
 */
public final class Report implements TestExecutionListener {

    /** By which a test says that it was refused as its database's sheet says: the key of a report entry. */
    static final String REFUSED = "refused";

    private enum Outcome {
        PASSED,
        REFUSED,
        FAILED
    }

    private static final Map<String, String> AREAS = new LinkedHashMap<>();

    static {
        AREAS.put("entities", "Entities, keys, embeddable classes, basic types (2.1 to 2.10)");
        AREAS.put("relationships", "Relationships and cascades (2.11, 2.12)");
        AREAS.put("inheritance", "Inheritance (2.13, 2.14)");
        AREAS.put("operations", "Entity operations (3.1 to 3.5, 3.11, 3.12)");
        AREAS.put("listeners", "Listeners and callbacks (3.6)");
        AREAS.put("validation", "Bean Validation (3.7)");
        AREAS.put("graphs", "Entity graphs (3.8)");
        AREAS.put("caching", "Second-level cache (3.10)");
        AREAS.put("nativequeries", "SQL queries and stored procedures (3.11.11, 3.11.12)");
        AREAS.put("query", "Jakarta Persistence query language (4)");
        AREAS.put("metamodel", "Metamodel (5)");
        AREAS.put("criteria", "Criteria (6)");
        AREAS.put("contexts", "Entity managers and persistence contexts (7)");
        AREAS.put("bootstrapping", "Packaging and bootstrapping (8, 9)");
        AREAS.put("mapping", "Mapping annotations (11)");
        AREAS.put("descriptor", "XML mapping descriptor (12)");
        AREAS.put("data", "Jakarta Data repositories");
    }

    private final Map<String, Map<Database, int[]>> counts = new TreeMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        if (entry.getKeyValuePairs().containsKey(REFUSED)) {
            refused.add(test.getUniqueId());
        }
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (!test.isTest() && passed) {
            return;
        }
        Outcome outcome =
                !passed ? Outcome.FAILED : refused.contains(test.getUniqueId()) ? Outcome.REFUSED : Outcome.PASSED;
        database(test).ifPresent(database -> area(test)
                .ifPresent(area -> counts.computeIfAbsent(area, a -> new EnumMap<>(Database.class))
                        .computeIfAbsent(database, d -> new int[Outcome.values().length])[outcome.ordinal()]++));
    }

    /** The database that the section is run on, which its display name ends with. */
    private Optional<Database> database(TestIdentifier test) {
        for (Optional<TestIdentifier> id = Optional.of(test); id.isPresent(); id = plan.getParent(id.get())) {
            String name = id.get().getDisplayName();
            for (Database database : Database.values()) {
                if (name.endsWith("[" + database + "]")) {
                    return Optional.of(database);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> area(TestIdentifier test) {
        return test.getSource()
                .map(source -> source instanceof MethodSource method
                        ? method.getClassName()
                        : source instanceof ClassSource type ? type.getClassName() : "")
                .filter(name -> name.startsWith("io.virga.conformance."))
                .map(name -> name.split("\\.")[3]);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        if (counts.isEmpty()) {
            return;
        }
        try {
            Files.write(Path.of(System.getProperty("virga.conformance.report", "target/CONFORMANCE.md")), lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("# Conformance");
        lines.add("");
        lines.add(
                "Tests of Virga's own suite, written from the sections of the Jakarta Persistence 3.2 specification: passed / refused by name / failed.");
        lines.add("Generated by the run of " + LocalDate.now() + " on Java "
                + Runtime.version().feature() + ". It claims no official compatibility.");
        lines.add("");
        StringBuilder head = new StringBuilder("| area |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Database database : Database.values()) {
            head.append(' ').append(database.title()).append(" |");
            rule.append("---|");
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        AREAS.forEach((area, title) -> {
            if (counts.containsKey(area)) {
                lines.add(row(title, counts.get(area)));
            }
        });
        counts.forEach((area, byDatabase) -> {
            if (!AREAS.containsKey(area)) {
                lines.add(row(area, byDatabase));
            }
        });
        lines.add(row("**all**", total()));
        lines.add("");
        lines.add("What is refused, and what a user sees:");
        lines.add("");
        for (Database database : Database.values()) {
            new TreeMap<>(database.features().absent())
                    .forEach((feature, absence) -> lines.add("- " + database.title() + ", "
                            + feature.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": "
                            + absence.reason()
                            + " (`" + absence.error() + "`)"));
        }
        return lines;
    }

    private Map<Database, int[]> total() {
        Map<Database, int[]> total = new EnumMap<>(Database.class);
        counts.values()
                .forEach(area -> area.forEach((database, numbers) -> {
                    int[] sum = total.computeIfAbsent(database, d -> new int[numbers.length]);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += numbers[i];
                    }
                }));
        return total;
    }

    private static String row(String title, Map<Database, int[]> numbers) {
        StringBuilder row = new StringBuilder("| " + title + " |");
        for (Database database : Database.values()) {
            int[] n = numbers.getOrDefault(database, new int[3]);
            row.append(' ')
                    .append(n[0])
                    .append(" / ")
                    .append(n[1])
                    .append(" / ")
                    .append(n[2])
                    .append(" |");
        }
        return row.toString();
    }
}
