package io.virga.dynamodb.internal.journal;

import java.util.List;

/**
 * Carries out the steps of the protocol as DynamoDB would: each is one conditional write, or one read.
 *
 * @param writes what the one who asks means to write
 * @param read what it has read
 */
record Table(World world, Bug bug, List<Integer> writes, List<Integer> read) {

    record Done(World world, Answer answer) {}

    Done carryOut(Step step) {
        if (step instanceof Step.Begin begin) {
            return done(world.begin(begin.tx(), writes));
        }
        if (step instanceof Step.Lock lock) {
            return lock(lock);
        }
        if (step instanceof Step.Look look) {
            return new Done(world, head(look.tx()));
        }
        if (step instanceof Step.Decide decide) {
            return decide(decide);
        }
        if (step instanceof Step.Apply apply) {
            return apply(apply);
        }
        if (step instanceof Step.Release release) {
            boolean ours = world.locks().get(release.part()).equals(release.tx());
            return done(ours || bug == Bug.RELEASE_NOT_CONDITIONAL ? world.lock(release.part(), "") : world);
        }
        if (step instanceof Step.Free free) {
            int item = Integer.parseInt(free.lock().item());
            return done(world.locks().get(item).equals(free.lock().tx()) ? world.lock(item, "") : world);
        }
        if (step instanceof Step.ForgetParts forget) {
            return done(world.withoutParts(forget.tx()));
        }
        if (step instanceof Step.ForgetHead forget) {
            return done(world.head(forget.tx(), State.GONE));
        }
        throw new AssertionError(step);
    }

    private static Done done(World world) {
        return new Done(world, Answer.DONE);
    }

    private Answer.Head head(String tx) {
        var state = world.head(tx);
        return new Answer.Head(state, state == State.GONE ? 0 : World.ITEMS);
    }

    private Done lock(Step.Lock lock) {
        int item = lock.part();
        var other = world.locks().get(item);
        if (!other.isEmpty() && bug != Bug.LOCK_NOT_CHECKED) {
            return new Done(world, new Answer.Met(other, Integer.toString(item)));
        }
        if (!world.values().get(item).equals(read.get(item)) && bug != Bug.VERSION_NOT_CHECKED) {
            return new Done(world, new Answer.Conflict());
        }
        var locked = world.lock(item, lock.tx());
        return done(bug == Bug.WRITTEN_BEFORE_DECIDED ? locked.write(item, writes.get(item)) : locked);
    }

    private Done decide(Step.Decide decide) {
        var tx = decide.tx();
        var found = world.head(tx);
        if (decide.state() == State.COMMITTED) {
            if (found == State.PENDING || bug == Bug.COMMIT_POINT_SKIPPED && found != State.COMMITTED) {
                for (int item = 0; item < World.ITEMS; item++) {
                    if (!world.truth().get(item).equals(read.get(item))) {
                        throw new Violation("transaction " + tx + " commits over " + world.truth() + ", and has read "
                                + read + ": an update is lost");
                    }
                }
                return done(world.commit(tx));
            }
            return new Done(world, head(tx));
        }
        if (found == State.PENDING || found == State.COMMITTED && bug == Bug.ABORT_NOT_CONDITIONAL) {
            return done(world.head(tx, State.ABORTED));
        }
        return new Done(world, head(tx));
    }

    private Done apply(Step.Apply apply) {
        int item = apply.part();
        boolean ours = world.locks().get(item).equals(apply.tx());
        if (bug == Bug.FORGOTTEN_BEFORE_APPLIED || !ours && bug != Bug.APPLY_NOT_CONDITIONAL) {
            return done(world);
        }
        // whoever writes for another goes by what is stored
        return done(world.part(apply.tx(), item)
                .map(value -> world.write(item, value)
                        .lock(item, ours ? "" : world.locks().get(item)))
                .orElse(world));
    }
}
