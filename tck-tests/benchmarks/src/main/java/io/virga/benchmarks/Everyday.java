package io.virga.benchmarks;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What an application does all day, which never sets a checkpoint; an entity manager per operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // set up by JMH
public abstract class Everyday {

    private static final int STORED = 1000;

    private EntityManagerFactory factory;
    private long next;

    abstract PersistenceProvider provider();

    @Setup
    public void open() {
        factory = Units.of(provider(), STORED);
        next = STORED;
    }

    @TearDown
    public void close() {
        factory.close();
    }

    @Benchmark
    public Wide find() {
        try (EntityManager em = factory.createEntityManager()) {
            return em.find(Wide.class, next++ % STORED);
        }
    }

    @Benchmark
    public void persist() {
        factory.runInTransaction(em -> {
            for (int i = 0; i < 10; i++) {
                em.persist(new Wide(next++));
            }
        });
    }

    @Benchmark
    public List<Wide> query() {
        try (EntityManager em = factory.createEntityManager()) {
            return em.createQuery("select w from Wide w", Wide.class).getResultList();
        }
    }
}
