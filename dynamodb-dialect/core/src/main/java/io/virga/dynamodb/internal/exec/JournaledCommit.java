package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.journal.Answer;
import io.virga.dynamodb.internal.journal.Course;
import io.virga.dynamodb.internal.journal.Result;
import io.virga.dynamodb.internal.journal.State;
import io.virga.dynamodb.internal.journal.Step;
import io.virga.dynamodb.internal.journal.Writing;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.ItemSize;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commits a transaction of any size, all of it or nothing, through the journal: it records what it means to write, locks its items part by
 * part in the order of their keys, decides, applies, and clears up. What comes next at each point says {@link Writing}.
 */
final class JournaledCommit {

    /** What a chunk may hold of entries: 400 KB, less its key and what wraps them. */
    private static final long CHUNK_BYTES = 399 * 1024L;

    private final ItemStore store;
    private final PhysicalTable table;
    private final Duration timeout;
    private final Journal journal;
    private final String tx = UUID.randomUUID().toString();
    private final List<PendingItem> items = new ArrayList<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<Integer, String> tokens = new HashMap<>();
    private int parts;
    private @Nullable RuntimeException conflict;

    private JournaledCommit(ItemStore store, PhysicalTable table, Duration timeout, List<PendingItem> all) {
        this.store = store;
        this.table = table;
        this.timeout = timeout;
        this.journal = new Journal(store, table, timeout);
        all.stream()
                .sorted(Comparator.comparing(PendingItem::key, JournaledCommit::compare))
                .forEach(items::add);
    }

    /** One order for all: who waits for a lock holds only smaller ones, and nobody waits in a circle. */
    private static int compare(ItemKey a, ItemKey b) {
        int partition = a.partition().toString().compareTo(b.partition().toString());
        return partition != 0
                ? partition
                : a.sort().toString().compareTo(b.sort().toString());
    }

    /**
     * Commits.
     *
     * @param table the table, whose items may bear locks
     * @throws Refusal where an item lives elsewhere, or is too large for the journal; nothing was written
     * @throws RowConflict if an item is not what the transaction saw; nothing was written
     * @throws OutcomeUnknown if no answer told whether it was decided
     * @throws StoreException if it failed otherwise; nothing was written
     */
    static void send(ItemStore store, PhysicalTable table, Duration timeout, List<PendingItem> items) {
        for (var item : items) {
            if (!item.table().equals(table)) {
                throw Refusal.notSupported(
                        "JOURNAL_OTHER_TABLE",
                        "a transaction of " + items.size() + " items writes " + item.subject() + " in table '"
                                + item.table().name() + "', and only table '" + table.name() + "' has a journal",
                        "commit=journaled",
                        "Keep the entity in the table of the URL, or commit in smaller transactions.");
            }
        }
        var commit = new JournaledCommit(store, table, timeout, items);
        commit.plan();
        commit.run(Writing.begin(commit.tx, commit.parts));
    }

    /** Cuts the items into parts, of what one request locks, and their entries into chunks, of what one item holds. */
    private void plan() {
        int part = 0;
        int inPart = 0;
        long partBytes = 0;
        int chunk = 0;
        long chunkBytes = 0;
        for (var item : items) {
            var change = ItemChange.of(item, tx);
            long bytes = Limits.stored(item);
            if (inPart == Limits.MAX_ITEMS || partBytes + bytes > Limits.MAX_BYTES) {
                part++;
                inPart = 0;
                partBytes = 0;
            }
            inPart++;
            partBytes += bytes;
            boolean absent = item.before().isEmpty();
            long size = ItemSize.of(
                            "", new JournalEntry(item.key(), part, new LockText(tx, chunk, absent), change).toValue())
                    + 1;
            if (size > CHUNK_BYTES) {
                throw Refusal.of(
                        "ITEM_TOO_LARGE",
                        Refusal.TOO_LARGE,
                        "what is written of one item takes " + size + " bytes in the journal, which holds "
                                + CHUNK_BYTES,
                        item.subject().toString(),
                        "Write it in a transaction of at most 100 items, keep large values elsewhere, or split the entity.");
            }
            if (chunkBytes + size > CHUNK_BYTES) {
                chunk++;
                chunkBytes = 0;
            }
            chunkBytes += size;
            entries.add(new JournalEntry(item.key(), part, new LockText(tx, chunk, absent), change));
        }
        parts = part + 1;
        journal.know(tx, entries);
    }

    private void run(Course begin) {
        var at = begin;
        while (!(at.step() instanceof Step.End)) {
            var step = at.step();
            var answer = own(step);
            at = step.equals(new Step.Decide(tx, State.COMMITTED)) ? decided(at, answer) : at.on(answer);
        }
        end(((Step.End) at.step()).result());
    }

    /** A decision that DynamoDB did not take is none; one whose answer was lost may be one. */
    private Course decided(Course at, Answer answer) {
        if (!journal.isDecisionLost()) {
            return answer instanceof Answer.Failed ? new Writing.Aborting(tx, parts, Result.FAILED) : at.on(answer);
        }
        if (answer instanceof Answer.Failed) {
            throw unknown(journal.failure().orElseThrow());
        }
        return Writing.decideAgain(tx, parts).on(answer);
    }

    private OutcomeUnknown unknown(RuntimeException cause) {
        var keys =
                items.stream().map(item -> item.subject() + " at " + item.key()).toList();
        return new OutcomeUnknown(tx, keys, this::resolve, cause);
    }

    private Optional<Boolean> resolve() {
        try {
            run(Writing.decideAgain(tx, parts));
            return Optional.of(true);
        } catch (OutcomeUnknown e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(false);
        }
    }

    private void end(Result result) {
        switch (result) {
            case COMMITTED -> {}
            case CONFLICT -> throw Objects.requireNonNull(conflict, "a conflict of nothing");
            case ABORTED ->
                throw new StoreException(
                        "JOURNAL_ABORTED: another transaction has waited for this one for longer than a quarter of retry.timeout, and aborted it ["
                                + table.name() + ", transaction " + tx
                                + "]. Repeat it; if it is large, raise retry.timeout.",
                        new StoreException.Conflict(),
                        null);
            case FAILED, CLEARED -> throw journal.failure().orElseThrow();
            case UNKNOWN -> {
                if (!isStamped()) {
                    throw unknown(new StoreException(
                            "the transaction has been cleared up, and others have written its items since",
                            new StoreException.OutcomeUnknown(),
                            journal.failure().orElse(null)));
                }
            }
        }
    }

    /** Whether an item bears our stamp: then it was applied, and so committed. */
    private boolean isStamped() {
        return items.stream()
                .filter(item ->
                        item.after().isPresent() && !item.subject().role().isCheck())
                .anyMatch(item -> Commit.stampOf(store.get(new Request.Get(table, item.key(), List.of(), true)))
                        .equals(tx));
    }

    private Answer own(Step step) {
        try {
            if (step instanceof Step.Begin) {
                return begin();
            }
            if (step instanceof Step.Lock lock) {
                return lock(lock.part());
            }
        } catch (StoreException e) {
            journal.fail(e);
            return new Answer.Failed();
        }
        return journal.carryOut(step);
    }

    private Answer begin() {
        var repetition = new Repetition(timeout);
        repetition.run(attempt -> store.write(JournalText.head(table, tx, parts)));
        var chunks = new HashMap<Integer, List<JournalEntry>>();
        entries.forEach(entry -> chunks.computeIfAbsent(entry.lock().chunk(), any -> new ArrayList<>())
                .add(entry));
        chunks.forEach((chunk, content) ->
                repetition.run(attempt -> store.write(JournalText.chunk(table, tx, chunk, content))));
        return Answer.DONE;
    }

    /** Under one token per part: whatever is repeated is locked once. */
    private Answer lock(int part) {
        var actions = new ArrayList<Request.Write>();
        var locked = new ArrayList<PendingItem>();
        for (int i = 0; i < items.size(); i++) {
            if (entries.get(i).part() == part) {
                actions.add(Actions.lock(items.get(i), entries.get(i).lock()));
                locked.add(items.get(i));
            }
        }
        var token = tokens.computeIfAbsent(part, any -> UUID.randomUUID().toString());
        var answer = new Answer[] {Answer.DONE};
        new Repetition(timeout).run(attempt -> {
            try {
                store.transact(new Request.Transact(actions, token));
                answer[0] = Answer.DONE;
            } catch (StoreException e) {
                answer[0] = obstacle(e, locked).orElseThrow(() -> e);
            }
        });
        return answer[0];
    }

    /** What stands in the way of locking a part: an item that is not what it was, before a lock that will go. */
    private Optional<Answer> obstacle(StoreException e, List<PendingItem> part) {
        var met = new LinkedHashMap<ItemKey, LockText>();
        var failed = Commit.failed(e, part);
        for (var item : failed.keySet()) {
            var lock = Commit.lockOf(failed.get(item));
            if (lock.isEmpty()) {
                conflict = Commit.conflict(item, e);
                return Optional.of(new Answer.Conflict());
            }
            if (!lock.get().tx().equals(tx)) {
                met.put(item.key(), lock.get());
            }
        }
        // what bears our own lock was locked by an attempt whose answer was lost
        if (met.isEmpty()) {
            return failed.isEmpty() ? Optional.empty() : Optional.of(Answer.DONE);
        }
        return Optional.of(journal.met(met));
    }
}
