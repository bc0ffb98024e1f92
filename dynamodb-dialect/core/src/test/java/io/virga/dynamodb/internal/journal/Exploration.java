package io.virga.dynamodb.internal.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every order in which some processes can take their steps, and every place where some of them can be killed. */
final class Exploration {

    private static final int PROCESS_BITS = 11;

    private final Bug bug;
    private final int kills;
    private final int losses;
    private final boolean sweeps;
    private final Numbers<World> worlds = new Numbers<>(15);
    private final Numbers<Process> processes = new Numbers<>(PROCESS_BITS);
    private final LongSet seen = new LongSet();
    private long transitions;
    private long ends;
    private long orphans;

    /** @param label what happened, for the trace */
    private record Node(World world, List<Process> processes, int killed, int lost, String label) {}

    /**
     * @param kills how many processes may be killed, wherever they are
     * @param losses how many answers may be lost, before the act or behind it
     * @param sweeps whether somebody clears up while others work: then a lock may outlive its transaction, until it is met
     */
    Exploration(Bug bug, int kills, int losses, boolean sweeps) {
        this.bug = bug;
        this.kills = kills;
        this.losses = losses;
        this.sweeps = sweeps;
    }

    long states() {
        return seen.size();
    }

    long transitions() {
        return transitions;
    }

    long ends() {
        return ends;
    }

    /** Ends in which a lock was left that no head tells of, and that the next to meet it takes off. */
    long orphans() {
        return orphans;
    }

    /** @throws Violation with the way to it */
    void run(List<Process> start) {
        Deque<Deque<Node>> path = new ArrayDeque<>();
        Deque<Node> at = new ArrayDeque<>();
        var first = new Node(World.EMPTY, start, 0, 0, "start");
        seen.add(key(first));
        path.push(successors(first, at));
        at.push(first);
        while (!path.isEmpty()) {
            var next = path.peek().poll();
            if (next == null) {
                path.pop();
                at.pop();
            } else if (seen.add(key(next))) {
                path.push(successors(next, at));
                at.push(next);
            }
        }
    }

    private Deque<Node> successors(Node node, Deque<Node> before) {
        Deque<Node> next = new ArrayDeque<>();
        try {
            for (int i = 0; i < node.processes().size(); i++) {
                var process = node.processes().get(i);
                for (var move : process.moves(node.world(), bug)) {
                    next.add(after(node, i, move, 0));
                }
                if (process instanceof Process.Writer writer) {
                    if (node.lost() < losses) {
                        for (var move : writer.lost(node.world(), bug)) {
                            next.add(after(node, i, move, 1));
                        }
                    }
                    if (node.killed() < kills) {
                        next.add(killed(node, i, writer));
                    }
                }
            }
            transitions += next.size();
            if (node.processes().stream().allMatch(Process::isOver)) {
                ends++;
                checkEnd(node);
            }
        } catch (Violation violation) {
            var trace = new ArrayList<String>();
            trace.add(node.label());
            before.forEach(step -> trace.add(0, step.label()));
            throw new Violation(violation.getMessage() + "\n" + String.join("\n", trace) + "\n" + node.world());
        }
        return next;
    }

    private static Node after(Node node, int index, Process.Move move, int lost) {
        var all = new ArrayList<>(node.processes());
        all.set(index, move.process());
        if (!move.world().truth().equals(node.world().truth())) {
            all.replaceAll(process -> process.hearing(move.world()));
        }
        return new Node(
                move.world(),
                List.copyOf(all),
                node.killed(),
                node.lost() + lost,
                index + " " + move.label() + (lost > 0 ? " (answer lost)" : ""));
    }

    private static Node killed(Node node, int index, Process.Writer writer) {
        var all = new ArrayList<>(node.processes());
        all.set(index, new Process.Over(writer.tx(), true, Result.UNKNOWN));
        return new Node(node.world(), List.copyOf(all), node.killed() + 1, node.lost(), index + " is killed");
    }

    /** All is readable as it truly is; whoever clears up leaves no lock, and every writer was told the truth. */
    private void checkEnd(Node node) {
        var world = node.world();
        Process reader = Process.Reader.start(Statement.NEW, world);
        while (!reader.isOver()) {
            reader = reader.moves(world, Bug.NONE).get(0).process();
        }
        for (var process : node.processes()) {
            if (process instanceof Process.Over over && !over.tx().isEmpty() && !over.killed()) {
                boolean committed = world.committed().get(World.index(over.tx()));
                if (over.result() != Result.UNKNOWN && committed != (over.result() == Result.COMMITTED)) {
                    throw new Violation("transaction " + over.tx() + " was told " + over.result() + ", and is "
                            + (committed ? "" : "not ") + "committed");
                }
            }
        }
        for (var tx : List.of("1", "2")) {
            Course sweep = Recovering.of(tx);
            while (!(sweep.step() instanceof Step.End)) {
                var done = sweep.step() instanceof Step.Wait
                        ? new Table.Done(world, new Answer.Impatient())
                        : new Table(world, bug, List.of(), List.of()).carryOut(sweep.step());
                world = done.world();
                sweep = sweep.on(done.answer());
            }
        }
        if (sweeps) {
            for (int item = 0; item < World.ITEMS; item++) {
                if (!world.locks().get(item).isEmpty()) {
                    orphans++;
                    world = world.lock(item, "");
                }
            }
        }
        if (!world.locks().equals(List.of("", ""))) {
            throw new Violation("a lock is left");
        }
        if (!world.heads().equals(List.of(State.GONE, State.GONE))
                || !world.parts().equals(List.of(List.of(), List.of()))) {
            throw new Violation("something is left in the journal");
        }
        if (!world.values().equals(world.truth())) {
            throw new Violation("the items hold " + world.values() + ", committed is " + world.truth());
        }
    }

    /** All of a state in one number; {@link Numbers} sees to it that nothing is cut off. */
    private long key(Node node) {
        long key = worlds.of(node.world());
        for (var process : node.processes()) {
            key = key << PROCESS_BITS | processes.of(process);
        }
        return key << 4 | node.killed() << 2 | node.lost();
    }

    /** A number for each of some values, in the order in which they come. */
    private static final class Numbers<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final int bits;

        Numbers(int bits) {
            this.bits = bits;
        }

        int of(T value) {
            int number = numbers.computeIfAbsent(value, any -> numbers.size());
            if (number >= 1 << bits) {
                throw new IllegalStateException("more than 2^" + bits + " different ones");
            }
            return number;
        }
    }
}
