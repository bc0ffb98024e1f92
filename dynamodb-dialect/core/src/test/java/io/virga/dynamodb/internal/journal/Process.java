package io.virga.dynamodb.internal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One of those who work on the table, as a value. */
sealed interface Process {

    /** What can happen next: each a step of its own, and what the table and the process are afterwards. */
    List<Move> moves(World world, Bug bug);

    /** @param commits whose commit point this was, empty for none */
    record Move(String label, World world, Process process, String commits) {
        Move(String label, World world, Process process) {
            this(label, world, process, "");
        }
    }

    /** Nothing more to do. */
    default boolean isOver() {
        return false;
    }

    /** What the truth has become while it was reading. */
    default Process hearing(World world) {
        return this;
    }

    /** It was killed, or it has reached its end. */
    record Over(String tx, boolean killed, Result result) implements Process {
        @Override
        public List<Move> moves(World world, Bug bug) {
            return List.of();
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /**
     * Reads both items as they truly are, one after the other: that a read gives no less is what the {@link Reader} shows. Then it
     * writes.
     */
    record Arriving(String tx, List<Integer> read) implements Process {
        @Override
        public List<Move> moves(World world, Bug bug) {
            var more = new ArrayList<>(read);
            more.add(world.truth().get(read.size()));
            return List.of(new Move(
                    tx + ": reads " + more,
                    world,
                    more.size() < World.ITEMS
                            ? new Arriving(tx, List.copyOf(more))
                            : new Writer(tx, List.copyOf(more), Writing.begin(tx, World.ITEMS))));
        }
    }

    /**
     * Reads both items, one after the other.
     *
     * @param values what was read so far
     * @param valid what the present item may be taken for: what it truly was at some time since its read began
     * @param met the lock of the present item, empty before that is read
     * @param stored what the present item holds
     * @param gone the lock whose head was gone when the present item was read last
     * @param fetching whether what the lock's transaction means to write is read next
     * @param looked the open transactions that were looked at in the end
     */
    record Reader(
            Statement statement,
            List<Integer> values,
            Set<Integer> valid,
            String met,
            int stored,
            String gone,
            boolean fetching,
            Set<String> looked)
            implements Process {

        static Reader start(Statement statement, World world) {
            return new Reader(statement, List.of(), Set.of(world.truth().get(0)), "", 0, "", false, Set.of());
        }

        @Override
        public Process hearing(World world) {
            if (values.size() == World.ITEMS) {
                return this;
            }
            var more = new TreeSet<>(valid);
            more.add(world.truth().get(values.size()));
            return new Reader(statement, values, Set.copyOf(more), met, stored, gone, fetching, looked);
        }

        @Override
        public List<Move> moves(World world, Bug bug) {
            var next = next(world, bug);
            return List.of(new Move("reads", world, next));
        }

        private Process next(World world, Bug bug) {
            int item = values.size();
            if (item == World.ITEMS) {
                return end(world, bug);
            }
            if (fetching) {
                return world.part(met, item).map(value -> taken(value, world)).orElseGet(() -> again(gone));
            }
            if (met.isEmpty()) {
                var lock = world.locks().get(item);
                int value = world.values().get(item);
                return lock.isEmpty() || bug == Bug.LOCKS_NOT_READ
                        ? taken(value, world)
                        : new Reader(statement, values, valid, lock, value, gone, false, looked);
            }
            var state = world.head(met);
            var seen = new Reader(statement.met(met, state), values, valid, met, stored, gone, false, looked);
            boolean seenGone = gone.equals(met) || bug == Bug.GONE_IS_NOT_READ_AGAIN;
            return switch (Sight.of(state, seenGone)) {
                case BEFORE -> seen.taken(stored, world);
                case AFTER -> new Reader(seen.statement, values, valid, met, stored, gone, true, looked);
                case AGAIN -> seen.again(met);
            };
        }

        private Reader again(String withoutHead) {
            return new Reader(statement, values, valid, "", 0, withoutHead, false, looked);
        }

        private Reader taken(int value, World world) {
            if (!valid.contains(value)) {
                throw new Violation("item " + values.size() + " was read as " + value + ", and was only ever " + valid
                        + " meanwhile");
            }
            var more = new ArrayList<>(values);
            more.add(value);
            Set<Integer> nextValid =
                    more.size() < World.ITEMS ? Set.of(world.truth().get(more.size())) : Set.of();
            return new Reader(statement, List.copyOf(more), nextValid, "", 0, "", false, looked);
        }

        private Process end(World world, Bug bug) {
            for (var open : statement.open()) {
                if (!looked.contains(open)) {
                    var all = new TreeSet<>(looked);
                    all.add(open);
                    return new Reader(
                            statement.looked(open, world.head(open)),
                            values,
                            valid,
                            met,
                            stored,
                            gone,
                            fetching,
                            Set.copyOf(all));
                }
            }
            if (!statement.isWhole() && bug != Bug.STATEMENT_NOT_REPEATED) {
                return start(statement.again(), world);
            }
            var seen = new TreeSet<>(statement.pending());
            seen.addAll(statement.committed());
            for (var tx : seen) {
                checkWhole(world, tx);
            }
            return new Over("", false, Result.COMMITTED);
        }

        private void checkWhole(World world, String tx) {
            if (!world.committed().get(World.index(tx))) {
                return;
            }
            var writes = world.meant().get(World.index(tx));
            boolean first = values.get(0) >= writes.get(0);
            boolean second = values.get(1) >= writes.get(1);
            if (first != second) {
                throw new Violation("a statement that met transaction " + tx + " has seen half of it: " + values);
            }
        }
    }

    /**
     * Adds one to each item that it has read.
     *
     * @param read what it has read: the condition of its locks
     */
    record Writer(String tx, List<Integer> read, Course course) implements Process {

        @Override
        public List<Move> moves(World world, Bug bug) {
            var table =
                    new Table(world, bug, read.stream().map(value -> value + 1).toList(), read);
            var step = course.step();
            if (step instanceof Step.End end) {
                return List.of(new Move("ends", world, new Over(tx, false, end.result())));
            }
            var moves = new ArrayList<Move>();
            if (step instanceof Step.Wait) {
                moves.add(move(step, new Table.Done(world, Answer.DONE)));
                moves.add(move(step, new Table.Done(world, new Answer.Impatient())));
            } else {
                moves.add(move(step, table.carryOut(step)));
            }
            return moves;
        }

        /** The same step, whose answer was lost, behind the act or before it. */
        List<Move> lost(World world, Bug bug) {
            var step = course.step();
            if (step instanceof Step.End || step instanceof Step.Wait) {
                return List.of();
            }
            var table =
                    new Table(world, bug, read.stream().map(value -> value + 1).toList(), read);
            return List.of(
                    move(step, new Table.Done(world, new Answer.Failed())),
                    move(step, new Table.Done(table.carryOut(step).world(), new Answer.Failed())));
        }

        private Move move(Step step, Table.Done done) {
            boolean commits = done.world().committed().get(World.index(tx))
                    && step instanceof Step.Decide decide
                    && decide.state() == State.COMMITTED;
            return new Move(
                    tx + ": " + step + " → " + done.answer(),
                    done.world(),
                    new Writer(tx, read, course.on(done.answer())),
                    commits ? tx : "");
        }
    }

    /** Whoever clears up behind the dead, and does not know who is. */
    record Sweeper(Course course) implements Process {
        @Override
        public List<Move> moves(World world, Bug bug) {
            var step = course.step();
            if (step instanceof Step.End end) {
                return List.of(new Move("ends", world, new Over("", false, end.result())));
            }
            var done = step instanceof Step.Wait
                    ? new Table.Done(world, new Answer.Impatient())
                    : new Table(world, bug, List.of(), List.of()).carryOut(step);
            return List.of(new Move("sweeper: " + step, done.world(), new Sweeper(course.on(done.answer()))));
        }
    }
}
