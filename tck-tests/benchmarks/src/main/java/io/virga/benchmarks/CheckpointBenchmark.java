package io.virga.benchmarks;

import io.virga.Checkpoint;
import io.virga.FlushResult;
import io.virga.RollbackResult;
import io.virga.UnitOfWork;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.concurrent.TimeUnit;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Checkpoints on a full persistence context, beside what Hibernate's flush costs on the same. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CheckpointBenchmark {

    /** A persistence context; each state is set up before a call and cleaned up after it, outside the measured time. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // set up by JMH
    public abstract static class Context {
        @Param("10000")
        int managed;

        ManagedEntities entities;

        abstract PersistenceProvider provider();

        @Setup(Level.Trial)
        public void open() {
            entities = new ManagedEntities(provider(), managed);
        }

        @TearDown(Level.Trial)
        public void close() {
            entities.close();
        }
    }

    /** Plain Hibernate, nothing changed. */
    public static class Clean extends Context {
        @Override
        PersistenceProvider provider() {
            return new HibernatePersistenceProvider();
        }
    }

    /** Plain Hibernate, one entity in a hundred changed. */
    public static class Changed extends Clean {
        @Setup(Level.Invocation)
        public void change() {
            entities.change(0);
        }
    }

    /** Virga, one entity in a hundred changed. */
    @SuppressWarnings("NullAway.Init") // set up by JMH
    public static class OnVirga extends Context {
        UnitOfWork uow;
        Checkpoint checkpoint;

        @Override
        PersistenceProvider provider() {
            return new VirgaPersistenceProvider();
        }

        @Setup(Level.Trial)
        public void unitOfWork() {
            uow = UnitOfWork.of(entities.entityManager());
        }

        @Setup(Level.Invocation)
        public void change() {
            entities.change(0);
        }

        @TearDown(Level.Invocation)
        public void release() {
            checkpoint.release().orElseThrow();
            uow.flush();
        }
    }

    /** A checkpoint, and one entity in a hundred changed after it. */
    public static class ChangedSince extends OnVirga {
        @Override
        public void change() {
            checkpoint = uow.setCheckpoint();
            entities.change(0);
        }
    }

    /** A checkpoint, with one entity in a hundred changed before and others after it. */
    public static class ChangedAround extends OnVirga {
        @Override
        public void change() {
            entities.change(0);
            checkpoint = uow.setCheckpoint();
            entities.change(1);
        }
    }

    @Benchmark
    public void cleanFlush(Clean context) {
        context.entities.entityManager().flush();
    }

    @Benchmark
    public void flush(Changed context) {
        context.entities.entityManager().flush();
    }

    @Benchmark
    public Checkpoint setCheckpoint(OnVirga context) {
        return context.checkpoint = context.uow.setCheckpoint();
    }

    @Benchmark
    public RollbackResult rollback(ChangedSince context) {
        RollbackResult result = context.uow.rollback(context.checkpoint);
        result.orElseThrow();
        return result;
    }

    @Benchmark
    public FlushResult flushCheckpoint(ChangedAround context) {
        FlushResult result = context.uow.flush(context.checkpoint);
        result.orElseThrow();
        return result;
    }
}
