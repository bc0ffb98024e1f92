package io.virga.benchmarks;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** What checkpoints hold on the heap: the mean of many, by what is in use after a collection. */
public final class CheckpointMemory {

    private static final int CHECKPOINTS = 40;
    private static final MemoryMXBean HEAP = ManagementFactory.getMemoryMXBean();

    private final int managed;

    /** @param managed how many entities the persistence context manages, of 10 attributes each */
    public CheckpointMemory(int managed) {
        this.managed = managed;
    }

    /** Bytes of a persistence context in which no checkpoint was ever set. */
    public long context(PersistenceProvider provider) {
        try (EntityManagerFactory factory = Units.of(provider, managed)) {
            load(factory).close(); // classes are loaded, statements prepared
            long before = inUse();
            try (EntityManager em = load(factory)) { // held until it is closed
                return inUse() - before;
            }
        }
    }

    private static EntityManager load(EntityManagerFactory factory) {
        EntityManager em = factory.createEntityManager();
        em.createQuery("select w from Wide w", Wide.class).getResultList();
        return em;
    }

    /** Bytes of the first checkpoint, nothing changed. */
    public long first() {
        try (ManagedEntities entities = new ManagedEntities(new VirgaPersistenceProvider(), managed)) {
            UnitOfWork uow = UnitOfWork.of(entities.entityManager());
            uow.setCheckpoint().release().orElseThrow(); // classes are loaded
            long before = inUse();
            Checkpoint checkpoint = uow.setCheckpoint();
            long after = inUse();
            checkpoint.release().orElseThrow();
            return after - before;
        }
    }

    /** Bytes of one checkpoint more, after so many entities were changed since the one before; others each time. */
    public long further(int changes) {
        try (ManagedEntities entities = new ManagedEntities(new VirgaPersistenceProvider(), managed)) {
            UnitOfWork uow = UnitOfWork.of(entities.entityManager());
            List<Checkpoint> checkpoints = new ArrayList<>();
            checkpoints.add(uow.setCheckpoint());
            entities.change(0, changes);
            checkpoints.add(uow.setCheckpoint());
            long before = inUse();
            for (int i = 1; i <= CHECKPOINTS; i++) {
                entities.change(i * changes, changes);
                checkpoints.add(uow.setCheckpoint());
            }
            long after = inUse();
            checkpoints.get(0).release().orElseThrow();
            return (after - before) / CHECKPOINTS;
        }
    }

    private static long inUse() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            HEAP.gc();
            used = Math.min(used, HEAP.getHeapMemoryUsage().getUsed());
        }
        return used;
    }

    /** A table for the report. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| memory of a checkpoint; " + String.format(Locale.ROOT, "%,d", managed)
                + " managed entities of 10 attributes | bytes |");
        lines.add("|---|---|");
        lines.add(line("none: the persistence context itself, on Virga", context(new VirgaPersistenceProvider())));
        lines.add(line("the same on plain Hibernate", context(new HibernatePersistenceProvider())));
        lines.add(line("the first", first()));
        for (int changes : new int[] {10, 100, 1_000}) {
            lines.add(line(
                    String.format(Locale.ROOT, "one more, after %,d entities were changed", changes),
                    further(changes)));
        }
        return lines;
    }

    private static String line(String what, long bytes) {
        return String.format(Locale.ROOT, "| %s | %,d |", what, bytes);
    }
}
