package io.virga.suite.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.UnitOfWork;
import io.virga.suite.Database;
import io.virga.suite.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many walks on one database, each from the same beginning. */
public final class Walks implements AutoCloseable {

    /**
     * @param unread persons that are in the database and not in memory when a walk begins
     */
    public record Size(int unread, int steps) {
        public static final Size USUAL = new Size(3, 300);
        /** Few enough rows for databases that limit a transaction. */
        public static final Size SMALL = new Size(1, 100);
    }

    private final Unit unit;
    private final Size size;
    private final boolean rollingBack;

    /** @param rollingBack false for walks that leave the rollbacks out and expect what they do: they must fail */
    public Walks(Database database, Map<String, Object> settings, Size size, boolean rollingBack) {
        this.size = size;
        this.rollingBack = rollingBack;
        unit = new Unit(database, settings, Person.class, Boss.class, Item.class, Club.class);
    }

    /** Runs walks with these seeds and reports all that fail. */
    public void run(long firstSeed, int count) {
        int rollbacks = 0;
        int flushes = 0;
        int commits = 0;
        int refusals = 0;
        List<String> failures = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            try {
                Walk walk = run(seed);
                rollbacks += walk.rollbacks;
                flushes += walk.flushes;
                commits += walk.commits;
                refusals += walk.refusals;
            } catch (RuntimeException | AssertionError e) {
                failures.add("seed " + seed + ": " + e);
                if (Boolean.getBoolean("virga.trace")) {
                    e.printStackTrace();
                }
            }
        }
        System.out.printf(
                "%d walks from seed %d: %d rollbacks, %d flushes and %d commits of a checkpoint, %d more rightly refused, %d failures%n",
                count, firstSeed, rollbacks, flushes, commits, refusals, failures.size());
        assertThat(failures)
                .as("repeat one with -Dvirga.seed=<seed> -Dvirga.count=1 -Dvirga.trace=true")
                .isEmpty();
        assertThat(rollbacks).isPositive();
        assertThat(flushes).isPositive();
    }

    private Walk run(long seed) {
        Club[] clubs = beginning();
        try (UnitOfWork uow = unit.open()) {
            uow.getTransaction().begin();
            Walk walk = new Walk(
                    uow,
                    unit::hasWritten,
                    rollingBack,
                    seed,
                    uow.createQuery("from WalkPerson where name <> 'late' order by name", Person.class)
                            .getResultList(),
                    uow.createQuery("select id from WalkPerson where name = 'late' order by id", UUID.class)
                            .getResultList(),
                    uow.find(Club.class, clubs[0].id),
                    uow.find(Club.class, clubs[1].id));
            try {
                walk.run(size.steps());
                uow.getTransaction().commit();
                return walk;
            } finally {
                if (uow.getTransaction().isActive()) {
                    uow.getTransaction().rollback();
                }
            }
        }
    }

    private Club[] beginning() {
        List<UUID> former = unit.inTransaction(
                uow -> uow.createQuery("select id from WalkPerson", UUID.class).getResultList());
        for (UUID id : former) {
            unit.inTransaction(uow -> {
                uow.remove(uow.find(Person.class, id));
                return null;
            });
        }
        return unit.inTransaction(uow -> {
            uow.createQuery("from WalkClub", Club.class).getResultList().forEach(uow::remove);
            uow.flush();
            Club[] clubs = {new Club("c1"), new Club("c2")};
            uow.persist(clubs[0]);
            uow.persist(clubs[1]);
            Person person = Person.filled();
            person.favourite = clubs[0];
            person.clubs.add(clubs[0]);
            person.addItem("i1");
            person.addItem("i2");
            uow.persist(person);
            uow.persist(Boss.filledBoss());
            for (int i = 0; i < size.unread(); i++) {
                Person late = Person.filled();
                late.name = "late";
                late.clubs.add(clubs[1]);
                late.addItem("i3");
                uow.persist(late);
            }
            return clubs;
        });
    }

    @Override
    public void close() {
        unit.close();
    }
}
