package io.virga.benchmarks;

import static io.virga.query.Conditions.gte;
import static io.virga.query.Conditions.isNotNull;
import static io.virga.query.Conditions.lt;
import static io.virga.query.Expressions.asc;

import io.virga.UnitOfWork;
import io.virga.jpa.VirgaPersistenceProvider;
import io.virga.query.Found;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The typed facade, beside the same by hand on the same provider; an entity manager per operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class FacadeBenchmark {

    private static final int SHELVES = 100;
    private static final int READ = 20;

    private EntityManagerFactory factory;
    private long next;

    @Setup
    public void open() {
        factory = Units.of(new VirgaPersistenceProvider(), 0);
        factory.runInTransaction(em -> {
            for (int id = 0; id < SHELVES; id++) {
                em.persist(new Shelf(id));
            }
        });
    }

    @TearDown
    public void close() {
        factory.close();
    }

    private long first(int size) {
        return next++ % (SHELVES - size);
    }

    @Benchmark
    public List<Volume> typedSelect() {
        long first = first(READ) * Shelf.VOLUMES;
        try (EntityManager em = factory.createEntityManager()) {
            return UnitOfWork.of(em)
                    .select(Volume.class)
                    .where(gte(Volume_.id, first), lt(Volume_.id, first + READ), isNotNull(Volume_.title))
                    .orderBy(asc(Volume_.id))
                    .list();
        }
    }

    @Benchmark
    public List<Volume> namedQuery() {
        long first = first(READ) * Shelf.VOLUMES;
        try (EntityManager em = factory.createEntityManager()) {
            return em.createNamedQuery("Volume.between", Volume.class)
                    .setParameter("first", first)
                    .setParameter("end", first + READ)
                    .getResultList();
        }
    }

    @Benchmark
    public List<Found<Shelf>> relational() {
        long first = first(READ);
        try (EntityManager em = factory.createEntityManager()) {
            return UnitOfWork.of(em)
                    .query(Shelf.class)
                    .where(gte(Shelf_.id, first), lt(Shelf_.id, first + READ))
                    .with(Shelf_.volumes, v -> v.orderBy(asc(Volume_.number)))
                    .findMany();
        }
    }

    /** Two statements, as the relational query; the children are handed to their parents in Java. */
    @Benchmark
    public Map<Shelf, List<Volume>> byHand() {
        long first = first(READ);
        try (EntityManager em = factory.createEntityManager()) {
            Map<Shelf, List<Volume>> found = new LinkedHashMap<>();
            em.createQuery("select s from Shelf s where s.id >= :first and s.id < :end", Shelf.class)
                    .setParameter("first", first)
                    .setParameter("end", first + READ)
                    .getResultList()
                    .forEach(shelf -> found.put(shelf, new ArrayList<>()));
            em.createQuery("select v from Volume v where v.shelf in :shelves order by v.number", Volume.class)
                    .setParameter("shelves", found.keySet())
                    .getResultList()
                    .forEach(volume -> found.computeIfAbsent(volume.shelf(), shelf -> new ArrayList<>())
                            .add(volume));
            return found;
        }
    }
}
