package io.virga.dynamodb.internal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table as the model has it: two items, and what the journal holds of two transactions. Each item is a part of its own.
 *
 * @param values what the items hold
 * @param locks whose lock they bear, empty for none
 * @param heads of the transactions
 * @param parts what a transaction means to write, item by item; empty where that is not stored
 * @param truth what the items would hold if everything committed were applied: no process sees it
 * @param meant what each transaction has ever meant to write; no process sees it
 * @param committed which have ever committed; no process sees it
 */
record World(
        List<Integer> values,
        List<String> locks,
        List<State> heads,
        List<List<Integer>> parts,
        List<Integer> truth,
        List<List<Integer>> meant,
        List<Boolean> committed) {

    static final int ITEMS = 2;

    static final World EMPTY = new World(
            List.of(0, 0),
            List.of("", ""),
            List.of(State.GONE, State.GONE),
            List.of(List.of(), List.of()),
            List.of(0, 0),
            List.of(List.of(), List.of()),
            List.of(false, false));

    static int index(String tx) {
        return Integer.parseInt(tx) - 1;
    }

    private static <T> List<T> with(List<T> list, int index, T value) {
        var copy = new ArrayList<>(list);
        copy.set(index, value);
        return List.copyOf(copy);
    }

    State head(String tx) {
        return heads.get(index(tx));
    }

    World lock(int item, String tx) {
        return new World(values, with(locks, item, tx), heads, parts, truth, meant, committed);
    }

    World write(int item, int value) {
        return new World(with(values, item, value), locks, heads, parts, truth, meant, committed);
    }

    World begin(String tx, List<Integer> writes) {
        int i = index(tx);
        return new World(
                values,
                locks,
                with(heads, i, State.PENDING),
                with(parts, i, writes),
                truth,
                with(meant, i, writes),
                committed);
    }

    World head(String tx, State state) {
        return new World(values, locks, with(heads, index(tx), state), parts, truth, meant, committed);
    }

    World commit(String tx) {
        int i = index(tx);
        return new World(
                values, locks, with(heads, i, State.COMMITTED), parts, meant.get(i), meant, with(committed, i, true));
    }

    World withoutParts(String tx) {
        return new World(values, locks, heads, with(parts, index(tx), List.of()), truth, meant, committed);
    }

    /** What the stored parts say of an item, empty where they are gone. */
    Optional<Integer> part(String tx, int item) {
        var writes = parts.get(index(tx));
        return writes.isEmpty() ? Optional.empty() : Optional.of(writes.get(item));
    }
}
