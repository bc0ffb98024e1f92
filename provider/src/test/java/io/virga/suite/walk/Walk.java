package io.virga.suite.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.CommitResult;
import io.virga.FlushResult;
import io.virga.Outcome;
import io.virga.Problem;
import io.virga.UnitOfWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One random walk through a unit of work: the same seed does the same on every run. Beside it stands a model of what must come of each step: how everything
 * looked at each checkpoint, and what was written since, as the statements say that reached the database.
 */
final class Walk {

    /** @param mark how much had been written when it was set */
    private record Set(Checkpoint checkpoint, int persons, String picture, long mark) {}

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

    private final BooleanSupplier hasWritten;
    private final boolean rollingBack;
    /** How much has been written: it rises with each step that writes, and falls with a rollback. */
    private long mark;

    int rollbacks;
    int flushes;
    int commits;
    int refusals;

    /**
     * @param hasWritten whether the database was written since this was asked before
     * @param rollingBack false for a walk that leaves the rollbacks out and expects what they do: it must fail
     */
    Walk(
            UnitOfWork uow,
            BooleanSupplier hasWritten,
            boolean rollingBack,
            long seed,
            List<Person> persons,
            List<UUID> unread,
            Club... clubs) {
        this.uow = uow;
        this.hasWritten = hasWritten;
        this.rollingBack = rollingBack;
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
        hasWritten.getAsBoolean();
        for (step = 0; step < steps; step++) {
            step();
            if (hasWritten.getAsBoolean()) {
                mark++;
            }
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
        switch (random.nextInt(22)) {
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
            case 20 -> run(!checkpoints.isEmpty() && random.nextInt(3) == 0, this::release);
            default -> run(!checkpoints.isEmpty(), this::useCheckpoint);
        }
    }

    private Set set(Checkpoint checkpoint) {
        return new Set(checkpoint, persons.size(), Picture.whole(uow, persons), mark);
    }

    private void release() {
        for (int ended = random.nextInt(checkpoints.size()); ended > 0; ended--) {
            checkpoints.pop();
        }
        Checkpoint checkpoint = checkpoints.pop().checkpoint();
        String before = Picture.whole(uow, persons);
        checkpoint.release().orElseThrow();
        assertThat(checkpoint.isOpen()).isFalse();
        assertThat(Picture.whole(uow, persons))
                .as("%s, step %d: released", name, step)
                .isEqualTo(before);
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
        switch (random.nextInt(9)) {
            case 0, 1 -> flush(set);
            case 2 -> commit(set);
            default -> rollback(set);
        }
    }

    private void rollback(Set set) {
        if (rollingBack) {
            set.checkpoint().rollback().orElseThrow();
        }
        mark = set.mark();
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

    /** Must be done if nothing was written since the checkpoint, and must not if something was. */
    private void flush(Set set) {
        Checkpoint checkpoint = set.checkpoint();
        String before = Picture.values(uow, persons);
        FlushResult result = checkpoint.flush();
        assertOutcome(set, result, before, "flush of a checkpoint");
        if (result.done()) {
            flushes++;
            if (hasWritten.getAsBoolean()) {
                mark++;
            }
            checkpoint.rollback().orElseThrow();
            checkpoints.pop();
            checkpoints.push(set(checkpoint));
        }
    }

    /** As a flush; then another transaction begins. */
    private void commit(Set set) {
        String before = Picture.values(uow, persons);
        CommitResult result = uow.commit(set.checkpoint());
        assertOutcome(set, result, before, "commit of a checkpoint");
        if (result.done()) {
            commits++;
            checkpoints.clear();
            assertThat(uow.getTransaction().isActive()).isFalse();
            uow.getTransaction().begin();
        }
    }

    private void assertOutcome(Set set, Outcome result, String before, String what) {
        assertThat(result.error().map(Problem::code))
                .as("%s, step %d: %s", name, step, what)
                .isEqualTo(mark == set.mark() ? Optional.empty() : Optional.of(Problem.Code.ALREADY_WRITTEN));
        assertThat(Picture.values(uow, persons).replace("removed", "new"))
                .as("%s, step %d: memory after a %s", name, step, what)
                .isEqualTo(before.replace("removed", "new"));
        if (!result.done()) {
            refusals++;
        }
    }
}
