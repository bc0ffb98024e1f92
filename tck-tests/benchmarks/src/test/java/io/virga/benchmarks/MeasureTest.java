package io.virga.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every benchmark for a moment, in this JVM: shows that all of them work, and what the report looks like; no number counts. */
class MeasureTest {

    @TempDir
    Path folder;

    @Test
    void writes_a_row_per_figure() throws Exception {
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        Path report = folder.resolve("RESULTS.md");

        new Measure(
                        Figure.ALL,
                        Overhead.ALL,
                        new Effort(1, 0, 20, 20, 1, 20, Map.of("managed", "200")),
                        new PrintStream(progress, true, StandardCharsets.UTF_8))
                .writeTo(report);

        String row = "\\| .* \\| [0-9.]+ µs \\| [0-9.]+ µs \\(.*\\) \\| [0-9.]+ \\| ≤ [0-9.]+ \\| (met|missed) \\|";
        assertThat(Files.readAllLines(report))
                .filteredOn(line -> line.matches(row))
                .hasSameSizeAs(Figure.ALL)
                .noneMatch(line -> line.contains("| 0.0 µs"));
        assertThat(Files.readAllLines(report))
                .filteredOn(line -> line.matches("\\| .* \\| [0-9.]+ µs \\| [0-9.]+ µs \\| [+-][0-9.]+ µs \\|"))
                .hasSameSizeAs(Overhead.ALL)
                .noneMatch(line -> line.contains("| 0.0 µs"));
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("round 1: CheckpointBenchmark.rollback");
    }

    @Test
    void an_overhead_is_told_per_thousand_rows() {
        Overhead overhead = new Overhead("sorted", "A.inH2", "A.alone", 500);

        assertThat(overhead.row(300, 100)).isEqualTo("| sorted | 300.0 µs | 100.0 µs | +400.0 µs |");
        assertThat(overhead.row(100, 150)).endsWith("| -100.0 µs |");
    }

    @Test
    void a_figure_is_met_up_to_its_goal() {
        Figure figure = new Figure("find", "A.find", "B.find", "plain", Clock.WALL, 1.05);

        assertThat(figure.row(105, 100)).isEqualTo("| find | 105.0 µs | 100.0 µs (plain) | 1.05 | ≤ 1.05 | met |");
        assertThat(figure.row(106, 100)).endsWith("| 1.06 | ≤ 1.05 | missed |");
    }
}
