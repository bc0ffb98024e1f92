package io.virga.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the figures and writes the report, a row per figure. */
public final class Measure {

    /** What an operation takes, by each clock. */
    private record Micros(double wall, double processor) {}

    private final List<Figure> figures;
    private final List<Overhead> overheads;
    private final Effort effort;
    private final PrintStream progress;

    public Measure(List<Figure> figures, List<Overhead> overheads, Effort effort, PrintStream progress) {
        this.figures = List.copyOf(figures);
        this.overheads = List.copyOf(overheads);
        this.effort = effort;
        this.progress = progress;
    }

    /** @param arguments the file to write, and optionally a part of the names of the benchmarks to run */
    public static void main(String[] arguments) throws IOException, RunnerException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: Measure <file to write> [<part of a benchmark's name>]");
            System.exit(2);
        }
        String part = arguments.length == 2 ? arguments[1] : "";
        List<Figure> chosen =
                Figure.ALL.stream().filter(f -> f.ours().contains(part)).toList();
        List<Overhead> overheads =
                Overhead.ALL.stream().filter(o -> o.with().contains(part)).toList();
        if (chosen.isEmpty() && overheads.isEmpty()) {
            System.err.println("nothing has '" + part + "' in the name of its benchmark; there are: "
                    + Stream.concat(
                                    Figure.ALL.stream().map(Figure::ours),
                                    Overhead.ALL.stream().map(Overhead::with))
                            .collect(Collectors.joining(", ")));
            System.exit(2);
        }
        new Measure(chosen, overheads, Effort.full(), System.out).writeTo(Path.of(arguments[0]));
    }

    public void writeTo(Path file) throws IOException, RunnerException {
        Map<String, Micros> medians = medians();
        List<String> lines = new ArrayList<>(head());
        for (Figure figure : figures) {
            lines.add(figure.row(
                    median(medians, figure.ours(), figure.clock()), median(medians, figure.peer(), figure.clock())));
        }
        if (!overheads.isEmpty()) {
            lines.add("");
            lines.addAll(Overhead.head());
        }
        for (Overhead overhead : overheads) {
            lines.add(overhead.row(
                    median(medians, overhead.with(), Clock.PROCESSOR),
                    median(medians, overhead.without(), Clock.PROCESSOR)));
        }
        if (effort.measuresMemory()) {
            lines.add("");
            lines.addAll(new CheckpointMemory(10_000).lines());
        }
        Files.write(file, lines);
        progress.println("wrote " + file);
    }

    private List<String> head() {
        return List.of(
                "# Results",
                "",
                "Written by `mvn verify -Pbenchmarks -pl tck-tests/benchmarks -am` on " + LocalDate.now() + ": Java "
                        + Runtime.version().feature() + ", " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors, H2 in memory. Times are medians of "
                        + effort.rounds() + " rounds in which the benchmarks take turns; compare ratios, not times.",
                "",
                "| what | Virga | peer | ratio | goal | |",
                "|---|---|---|---|---|---|");
    }

    private Map<String, Micros> medians() throws RunnerException {
        Set<String> benchmarks = new LinkedHashSet<>();
        figures.forEach(figure -> benchmarks.addAll(List.of(figure.ours(), figure.peer())));
        overheads.forEach(overhead -> benchmarks.addAll(List.of(overhead.with(), overhead.without())));
        Map<String, List<Micros>> rounds = new LinkedHashMap<>();
        for (int round = 1; round <= effort.rounds(); round++) {
            for (String benchmark : benchmarks) {
                Micros micros = micros(benchmark);
                progress.printf(
                        "round %d: %s %.1f µs, processor %.1f µs%n",
                        round, benchmark, micros.wall(), micros.processor());
                rounds.computeIfAbsent(benchmark, b -> new ArrayList<>()).add(micros);
            }
        }
        Map<String, Micros> medians = new LinkedHashMap<>();
        rounds.forEach((benchmark, times) ->
                medians.put(benchmark, new Micros(middle(times, Micros::wall), middle(times, Micros::processor))));
        return medians;
    }

    private Micros micros(String benchmark) throws RunnerException {
        RunResult result = new Runner(effort.options(benchmark)
                        .include("\\." + Pattern.quote(benchmark) + "$")
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .addProfiler(ProcessorTime.class)
                        .build())
                .runSingle();
        Result<?> processor =
                Objects.requireNonNull(result.getSecondaryResults().get(ProcessorTime.RESULT));
        return new Micros(result.getPrimaryResult().getScore(), processor.getScore());
    }

    private static double median(Map<String, Micros> medians, String benchmark, Clock clock) {
        Micros median = medians.get(benchmark);
        if (median == null) {
            throw new IllegalStateException("not measured: " + benchmark);
        }
        return clock == Clock.WALL ? median.wall() : median.processor();
    }

    private static double middle(List<Micros> times, ToDoubleFunction<Micros> clock) {
        double[] sorted = times.stream().mapToDouble(clock).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
