package io.virga.suite.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One random walk through a unit of work: the same seed does the same on every run. */
final class Walk {

    private record Set(Checkpoint checkpoint, int persons, String picture) {}

    private final UnitOfWork uow;
    private final Random random;
    private final String name;
    private final List<Person> persons;
    private final Club[] clubs;
    /** Stored persons that have not been read yet, and how those looked that were read on the way. */
    private final Deque<UUID> unread = new ArrayDeque<>();

    private final Map<Person, String> asRead = new IdentityHashMap<>();
    private final Deque<Set> checkpoints = new ArrayDeque<>();
    private int number;
    private int step;

    int rollbacks;
    int flushes;

    Walk(UnitOfWork uow, long seed, List<Person> persons, List<UUID> unread, Club... clubs) {
        this.uow = uow;
        this.random = new Random(seed);
        this.name = "seed " + seed;
        this.persons = new ArrayList<>(persons);
        this.clubs = clubs;
        this.unread.addAll(unread);
        for (int i = 0; i < 6; i++) {
            this.persons.add(Person.filled());
        }
    }

    void run(int steps) {
        for (step = 0; step < steps; step++) {
            step();
        }
        uow.flush();
        assertSameAfterReload();
    }

    private void assertSameAfterReload() {
        List<Person> living = persons.stream().filter(uow::contains).toList();
        String before = Picture.whole(uow, living);
        uow.clear();
        List<Person> reloaded =
                living.stream().map(p -> uow.find(Person.class, p.id)).toList();
        assertThat(reloaded).as(name + ": stored persons").doesNotContainNull();
        assertThat(Picture.whole(uow, reloaded)).as(name + ": stored").isEqualTo(before);
        assertThat(uow.createQuery("select count(*) from WalkPerson", Long.class)
                        .getSingleResult())
                .as(name + ": stored rows")
                .isEqualTo(living.size() + unread.size());
    }

    private void step() {
        Person p = persons.get(random.nextInt(persons.size()));
        boolean managed = uow.contains(p);
        boolean changeable = managed || p.id == null;
        String value = "s" + number++;
        switch (random.nextInt(21)) {
            case 0 -> p.name = value;
            case 1 -> {
                if (p.born != null) {
                    p.born.setTime(random.nextInt(100_000) * 1000L);
                }
            }
            case 2 -> {
                if (p.picture != null) {
                    p.picture[0]++;
                }
            }
            case 3 -> {
                if (p.tags != null) {
                    p.tags.names.add(value);
                    if (p.tags.names.size() > 9) {
                        p.tags.names.clear();
                    }
                }
            }
            case 4 -> {
                if (p.home == null) {
                    p.home = new Home(value, "c");
                } else {
                    p.home.street = value;
                }
            }
            case 5 -> run(changeable, () -> p.nicknames.add(value));
            case 6 ->
                run(
                        changeable && !p.nicknames.isEmpty(),
                        () -> p.nicknames.remove(
                                p.nicknames.stream().sorted().findFirst().orElseThrow()));
            case 7 -> run(changeable, () -> p.steps.add(random.nextInt(p.steps.size() + 1), value));
            case 8 -> run(changeable && !p.steps.isEmpty(), () -> p.steps.remove(random.nextInt(p.steps.size())));
            case 9 -> run(changeable, () -> p.scores.put("k" + random.nextInt(4), number));
            case 10 ->
                run(changeable, () -> {
                    p.formerHomes.add(new Home(value, "c"));
                    if (p.formerHomes.size() > 3) {
                        p.formerHomes.remove(0);
                    }
                });
            case 11 -> run(changeable, () -> p.addItem(value));
            case 12 -> run(changeable && !p.items.isEmpty(), () -> p.items.remove(random.nextInt(p.items.size())));
            case 13 -> p.favourite = random.nextBoolean() ? null : clubs[random.nextInt(clubs.length)];
            case 14 ->
                run(changeable, () -> {
                    Club club = clubs[random.nextInt(clubs.length)];
                    if (!p.clubs.remove(club)) {
                        p.clubs.add(club);
                    }
                });
            case 15 -> run(p.id == null, () -> uow.persist(p));
            case 16 -> run(managed && random.nextInt(4) == 0, () -> uow.remove(p));
            case 17 -> write();
            case 18 -> {
                if (checkpoints.size() < 4) {
                    checkpoints.push(set(uow.setCheckpoint()));
                }
            }
            case 19 -> run(!unread.isEmpty() && random.nextInt(4) == 0, this::read);
            default -> run(!checkpoints.isEmpty(), this::useCheckpoint);
        }
    }

    private Set set(Checkpoint checkpoint) {
        return new Set(checkpoint, persons.size(), Picture.whole(uow, persons));
    }

    private void read() {
        Person person = uow.find(Person.class, unread.pop());
        persons.add(person);
        asRead.put(person, Picture.whole(uow, List.of(person)).split("\n")[0]);
    }

    private static void run(boolean condition, Runnable work) {
        if (condition) {
            work.run();
        }
    }

    /** By a flush, or by the auto flush of a query. */
    private void write() {
        switch (random.nextInt(4)) {
            case 0 ->
                uow.createQuery("select count(*) from WalkItem where title = 's1'", Long.class)
                        .getSingleResult();
            case 1 -> uow.flush();
            default -> {}
        }
    }

    private void useCheckpoint() {
        for (int ended = random.nextInt(checkpoints.size()); ended > 0; ended--) {
            checkpoints.pop();
        }
        Set set = checkpoints.element();
        if (random.nextInt(3) == 0) {
            flush(set.checkpoint());
        } else {
            rollback(set);
        }
    }

    private void rollback(Set set) {
        set.checkpoint().rollback().orElseThrow();
        assertThat(Picture.whole(uow, persons.subList(0, set.persons())))
                .as("%s, step %d: rolled back", name, step)
                .isEqualTo(set.picture());
        for (Person read : persons.subList(set.persons(), persons.size())) {
            assertThat(Picture.whole(uow, List.of(read)).split("\n")[0])
                    .as("%s, step %d: rolled back, read since", name, step)
                    .isEqualTo(asRead.get(read));
        }
        rollbacks++;
    }

    private void flush(Checkpoint checkpoint) {
        String before = Picture.values(uow, persons);
        if (checkpoint.flush().done()) {
            assertThat(Picture.values(uow, persons).replace("removed", "new"))
                    .as("%s, step %d: memory after a flush of a checkpoint", name, step)
                    .isEqualTo(before.replace("removed", "new"));
            flushes++;
            checkpoint.rollback().orElseThrow();
            checkpoints.pop();
            checkpoints.push(set(checkpoint));
        }
    }
}
