package io.virga.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of an operation: that of all threads of the JVM, the collection of its garbage and compilation among them. Unlike the time on the wall it stays what it is
 * when the machine has something else to do.
 */
public final class ProcessorTime implements InternalProfiler {

    /** Under this name it is a secondary result, in microseconds. */
    static final String RESULT = "processor";

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long used = process.getProcessCpuTime() - before;
        return List.of(new ScalarResult(
                RESULT, used / 1_000.0 / result.getMetadata().getAllOps(), "us/op", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "processor time per operation";
    }
}
