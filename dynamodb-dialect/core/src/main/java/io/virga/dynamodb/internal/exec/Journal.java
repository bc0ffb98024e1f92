package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.journal.Answer;
import io.virga.dynamodb.internal.journal.Course;
import io.virga.dynamodb.internal.journal.Recovering;
import io.virga.dynamodb.internal.journal.Result;
import io.virga.dynamodb.internal.journal.State;
import io.virga.dynamodb.internal.journal.Step;
import io.virga.dynamodb.internal.journal.Writing;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the steps of the protocol in {@code internal.journal} against the table: each is one conditional request, or several that
 * may be repeated. What it does not do is decide.
 *
 * <p>For one thread, and one course at a time.
 */
final class Journal {

    private final ItemStore store;
    private final PhysicalTable table;
    private final Repetition repetition;
    /** How long a transaction that stays pending is let go on, from when it was met first. No clock but this one is asked. */
    private final Duration patience;

    private final Map<String, Long> met = new HashMap<>();
    private final Map<String, List<JournalEntry>> read = new HashMap<>();
    private Map<ItemKey, LockText> locked = Map.of();
    private @Nullable StoreException failure;
    private boolean decisionLost;

    Journal(ItemStore store, PhysicalTable table, Duration timeout) {
        this.store = store;
        this.table = table;
        this.repetition = new Repetition(timeout);
        this.patience = timeout.dividedBy(4);
    }

    /** Goes to the end of a course that is nobody's own transaction. */
    Result run(Course course) {
        var at = course;
        while (!(at.step() instanceof Step.End)) {
            at = at.on(carryOut(at.step()));
        }
        return ((Step.End) at.step()).result();
    }

    /**
     * A step that any course may ask for.
     *
     * @return {@link Answer.Failed} where DynamoDB did not do it; {@link #failure()} says why
     */
    Answer carryOut(Step step) {
        try {
            return carriedOut(step);
        } catch (StoreException e) {
            failure = e;
            return new Answer.Failed();
        }
    }

    void fail(StoreException e) {
        failure = e;
    }

    /** Why the last step failed. */
    Optional<StoreException> failure() {
        return Optional.ofNullable(failure);
    }

    private Answer carriedOut(Step step) {
        if (step instanceof Step.Look look) {
            return JournalText.headOf(get(JournalText.headKey(look.tx())));
        }
        if (step instanceof Step.Wait wait) {
            return waited(wait.tx());
        }
        if (step instanceof Step.Decide decide) {
            return decide(decide);
        }
        if (step instanceof Step.Apply apply) {
            write(part(apply.tx(), apply.part())
                    .map(entry -> entry.apply(table))
                    .toList());
            return Answer.DONE;
        }
        if (step instanceof Step.Release release) {
            write(part(release.tx(), release.part())
                    .map(entry -> entry.release(table))
                    .toList());
            return Answer.DONE;
        }
        if (step instanceof Step.Free free) {
            write(locked.entrySet().stream()
                    .filter(item -> item.getValue().tx().equals(free.lock().tx()))
                    .map(item -> JournalEntry.released(table, item.getKey(), item.getValue()))
                    .toList());
            return Answer.DONE;
        }
        if (step instanceof Step.ForgetParts forget) {
            delete(chunkKeys(forget.tx()));
            return Answer.DONE;
        }
        if (step instanceof Step.ForgetHead forget) {
            delete(List.of(JournalText.headKey(forget.tx())));
            read.remove(forget.tx());
            return Answer.DONE;
        }
        throw new AssertionError("a step of one's own transaction: " + step);
    }

    /** The items that a write has found locked: what the protocol calls the first. They are freed together. */
    Answer.Met met(Map<ItemKey, LockText> items) {
        locked = items;
        var first = items.entrySet().iterator().next();
        return new Answer.Met(first.getValue().tx(), first.getKey().toString());
    }

    /** Gets the lock that a write has met first out of its way, and those of the same transaction, whatever it takes. */
    void clear(Map<ItemKey, LockText> items) {
        if (run(Writing.clear(met(items))) == Result.FAILED && failure != null) {
            throw failure;
        }
    }

    private Optional<Item> get(ItemKey key) {
        return store.get(new Request.Get(table, key, List.of(), true));
    }

    private Answer waited(String tx) {
        long since = met.computeIfAbsent(tx, first -> System.nanoTime());
        if (System.nanoTime() - since > patience.toNanos()) {
            return new Answer.Impatient();
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10, 50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Impatient();
        }
        return Answer.DONE;
    }

    /** Whether a decision to commit has been sent whose answer was lost: then it may have been made. */
    boolean isDecisionLost() {
        return decisionLost;
    }

    private Answer decide(Step.Decide decide) {
        var found = new Answer[] {Answer.DONE};
        repetition.run(attempt -> {
            try {
                store.write(JournalText.decision(table, decide.tx(), decide.state()));
                found[0] = Answer.DONE;
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.ConditionFailed failed)) {
                    decisionLost |=
                            decide.state() == State.COMMITTED && e.failure() instanceof StoreException.OutcomeUnknown;
                    throw e;
                }
                found[0] = JournalText.headOf(failed.old());
            }
        });
        return found[0];
    }

    private Stream<JournalEntry> part(String tx, int part) {
        return read.computeIfAbsent(tx, this::entries).stream().filter(entry -> entry.part() == part);
    }

    /** From here on the entries of a transaction are these, whatever is stored. */
    void know(String tx, List<JournalEntry> entries) {
        read.put(tx, entries);
    }

    /** Where they are gone, whoever has removed them has applied or released them. */
    private List<JournalEntry> entries(String tx) {
        var entries = new ArrayList<JournalEntry>();
        Pages.of(List.of(JournalText.chunks(table, tx)), store::query, Request.Query::from)
                .forEachRemaining(chunk -> entries.addAll(JournalText.entries(table, chunk, tx)));
        return entries;
    }

    private List<ItemKey> chunkKeys(String tx) {
        var known = read.get(tx);
        if (known != null && !known.isEmpty()) {
            return known.stream()
                    .map(entry -> entry.lock().chunk())
                    .distinct()
                    .map(chunk -> JournalText.chunkKey(tx, chunk))
                    .toList();
        }
        var keys = new ArrayList<ItemKey>();
        Pages.of(List.of(JournalText.chunks(table, tx)), store::query, Request.Query::from)
                .forEachRemaining(chunk -> keys.add(Overlay.keyOf(table, chunk)));
        return keys;
    }

    private void delete(List<ItemKey> keys) {
        for (var key : keys) {
            repetition.run(attempt -> store.write(new Request.Delete(table, key, Expression.NONE)));
        }
    }

    /** Those whose items do not bear the lock any more are done, by somebody else: they are left out. */
    private void write(List<Request.Write> writes) {
        var open = new ArrayList<>(writes);
        while (!open.isEmpty()) {
            var transact = new Request.Transact(open, UUID.randomUUID().toString());
            var done = new ArrayList<Request.Write>();
            repetition.run(attempt -> {
                done.clear();
                try {
                    store.transact(transact);
                    done.addAll(open);
                } catch (StoreException e) {
                    done.addAll(failed(e, open));
                    if (done.isEmpty()) {
                        throw e;
                    }
                }
            });
            open.removeAll(done);
        }
    }

    private static List<Request.Write> failed(StoreException e, List<Request.Write> writes) {
        var failed = new ArrayList<Request.Write>();
        if (e.failure() instanceof StoreException.Cancelled cancelled) {
            for (int i = 0; i < cancelled.reasons().size() && i < writes.size(); i++) {
                if (cancelled.reasons().get(i) instanceof StoreException.Reason.ConditionFailed) {
                    failed.add(writes.get(i));
                }
            }
        }
        return failed;
    }

    /**
     * Finishes every transaction that the journal holds, the decided ones at once, those still pending after a while.
     *
     * @return how many there were
     */
    int recover() {
        var heads = new ArrayList<String>();
        for (var query : JournalText.heads(table)) {
            Pages.of(List.of(query), store::query, Request.Query::from)
                    .forEachRemaining(
                            head -> heads.add(head.get(table.sortKey()) instanceof Value.Text tx ? tx.value() : ""));
        }
        // all of them are met now: who waits for one has waited for the others
        heads.forEach(tx -> met.putIfAbsent(tx, System.nanoTime()));
        for (var tx : heads) {
            failure = null;
            run(Recovering.of(tx));
            if (failure != null) {
                throw failure;
            }
        }
        return heads.size();
    }
}
