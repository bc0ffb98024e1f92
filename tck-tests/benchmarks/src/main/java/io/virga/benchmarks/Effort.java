package io.virga.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How much is measured.
 *
 * @param rounds how often all benchmarks run, one after the other, so that ours and the peer's take turns
 * @param forks JVMs per benchmark and round; 0 measures inside this JVM, which is good for a smoke test only
 * @param warmUp milliseconds to warm up per fork; Hibernate's code is large, and takes some seconds to be compiled
 * @param warmUpOfSdk the same for what goes through the SDK, and for a start of Hibernate, which take longer
 * @param iterations measured iterations per fork
 * @param iteration the length of an iteration in milliseconds
 * @param parameters benchmark parameters that replace the defaults, by name
 */
public record Effort(
        int rounds,
        int forks,
        int warmUp,
        int warmUpOfSdk,
        int iterations,
        int iteration,
        Map<String, String> parameters) {

    public Effort {
        parameters = Map.copyOf(parameters);
    }

    /** What a result is worth publishing with; takes about an hour on two cores. */
    public static Effort full() {
        return new Effort(3, 1, 8_000, 40_000, 4, 1_000, Map.of());
    }

    /** A smoke test measures times only. */
    boolean measuresMemory() {
        return forks > 0;
    }

    /** @param benchmark simple class name and method */
    ChainedOptionsBuilder options(String benchmark) {
        boolean sdk = Stream.of("DynamoBenchmark.", "ResidualBenchmark.", "BootBenchmark.")
                .anyMatch(benchmark::startsWith);
        int warmUp = sdk ? warmUpOfSdk : this.warmUp;
        TimeValue time = new TimeValue(iteration, TimeUnit.MILLISECONDS);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(forks)
                .warmupIterations(1)
                .warmupTime(new TimeValue(warmUp, TimeUnit.MILLISECONDS))
                .measurementIterations(iterations)
                .measurementTime(time)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach((name, value) -> options.param(name, value));
        return options;
    }
}
