package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.journal.Statement;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.ItemStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * Runs a statement over a table with a journal until each large transaction that it met is seen by it whole or not at all. The first
 * thousand rows are held back for that; a statement of more is checked at its end, and refused if it does not go together.
 */
final class WholeStatement {

    private static final int ATTEMPTS = 10;
    private static final int HELD_BACK = 1_000;

    private final ItemStore store;
    private final PhysicalTable table;

    WholeStatement(ItemStore store, PhysicalTable table) {
        this.store = store;
        this.table = table;
    }

    /** @param attempt reads everything, by the store that it is given */
    <T> T run(Function<ItemStore, T> attempt) {
        var statement = Statement.NEW;
        for (int i = 1; ; i++) {
            var reads = new LockedReads(store, table, statement);
            var result = attempt.apply(reads);
            statement = reads.ended();
            if (statement.isWhole()) {
                return result;
            }
            if (i == ATTEMPTS) {
                throw reads.locked("transactions were committed " + ATTEMPTS + " times");
            }
            statement = statement.again();
        }
    }

    /** @param attempt begins to read, by the store that it is given */
    <T> Iterator<T> stream(Function<ItemStore, Iterator<T>> attempt) {
        return run(reads -> new Held<>(attempt.apply(reads), (LockedReads) reads));
    }

    /** Some held back, the rest as it comes. */
    private static final class Held<T> implements Iterator<T> {
        private final Iterator<T> held;
        private final Iterator<T> rest;
        private final LockedReads reads;
        private boolean ended;

        Held(Iterator<T> all, LockedReads reads) {
            List<T> first = new ArrayList<>();
            while (first.size() < HELD_BACK && all.hasNext()) {
                first.add(all.next());
            }
            this.held = first.iterator();
            this.rest = all;
            this.reads = reads;
            this.ended = !all.hasNext();
        }

        @Override
        public boolean hasNext() {
            if (held.hasNext() || rest.hasNext()) {
                return true;
            }
            if (!ended && !reads.ended().isWhole()) {
                throw reads.locked("transactions were committed");
            }
            ended = true;
            return false;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return held.hasNext() ? held.next() : rest.next();
        }
    }
}
