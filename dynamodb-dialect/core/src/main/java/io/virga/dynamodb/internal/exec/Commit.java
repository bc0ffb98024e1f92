package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends a write set: one item as one conditional write, up to 100 as one TransactWriteItems, more never.
 *
 * <p>A lost answer is resolved, not guessed: a transaction is repeated under its idempotency token; a single write carries
 * a commit stamp, so that its repetition finds either the old item, and writes, or its own stamp, and is content. A single
 * delete leaves no stamp behind, nor does a write to an existing table, and so goes as a transaction of one. What stays
 * unknown all the same is said to be: {@link OutcomeUnknown}.
 */
final class Commit {

    private final ItemStore store;
    private final Duration timeout;
    private final @Nullable PhysicalTable journal;
    /** For the locks that the present commit meets. */
    private @Nullable Journal locks;

    /** @param journal the table whose items may bear locks of journaled transactions, null for none */
    Commit(ItemStore store, Duration timeout, @Nullable PhysicalTable journal) {
        this.store = store;
        this.journal = journal;
        this.timeout = timeout.compareTo(Sending.TOKEN_LIVES) < 0 ? timeout : Sending.TOKEN_LIVES;
    }

    /**
     * @param companions what is written beside the items while a migration runs
     * @param allowed asked before every attempt: throws where this application may not write any more
     * @throws RowConflict if a condition does not hold; nothing was written
     * @throws Refusal if a number that is added to one that nobody has read leaves its column's range; nothing was written
     * @throws OutcomeUnknown if nobody answered in time
     * @throws StoreException if it failed otherwise; nothing was written
     */
    void send(List<PendingItem> items, List<Companion> companions, Runnable allowed) {
        Limits.check(items, companions);
        if (items.isEmpty()) {
            return;
        }
        var token = UUID.randomUUID().toString();
        locks = journal == null ? null : new Journal(store, journal, timeout);
        var actions = new ArrayList<Request.Write>();
        items.forEach(item -> actions.add(Actions.of(item, token, item.table().equals(journal))));
        companions.forEach(companion -> actions.add(companion.write(token)));
        boolean canBeTold =
                actions.size() == 1 && items.get(0).table().stamped() && leavesStamp(items.get(0), actions.get(0));
        var attempt = canBeTold
                ? one(items.get(0), actions.get(0), token)
                : all(items, companions, new Request.Transact(actions, token));
        new Sending(
                        store,
                        lost -> {
                            allowed.run();
                            attempt.run(lost);
                        },
                        items,
                        token)
                .run(timeout);
    }

    private Sending.Attempt one(PendingItem item, Request.Write write, String stamp) {
        return lost -> {
            try {
                store.write(write);
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.ConditionFailed failed)) {
                    throw e;
                }
                if (lost && stampOf(failed.old()).equals(stamp)) {
                    return;
                }
                clear(Map.of(item, failed.old()), e);
                throw !lost || item.isTakenBy(failed.old()) ? problem(item, failed.old(), e) : Sending.unknown(e);
            }
        };
    }

    private Sending.Attempt all(List<PendingItem> items, List<Companion> companions, Request.Transact transact) {
        return lost -> {
            try {
                store.transact(transact);
            } catch (StoreException e) {
                var failed = failed(e, items);
                for (var item : failed.keySet()) {
                    if (lockOf(failed.get(item)).isEmpty()) {
                        throw problem(item, failed.get(item), e);
                    }
                }
                throwTaken(companions, items.size(), e);
                clear(failed, e);
                throw e;
            }
        };
    }

    /** @param first where the companions begin among the actions */
    private static void throwTaken(List<Companion> companions, int first, StoreException e) {
        if (e.failure() instanceof StoreException.Cancelled cancelled) {
            for (int i = first; i < cancelled.reasons().size(); i++) {
                if (cancelled.reasons().get(i) instanceof StoreException.Reason.ConditionFailed) {
                    throw caused(RowConflict.duplicate(companions.get(i - first).subject()), e);
                }
            }
        }
    }

    /** The items of a cancelled transaction whose conditions do not hold, each as it is stored. */
    static Map<PendingItem, Optional<Item>> failed(StoreException e, List<PendingItem> items) {
        Map<PendingItem, Optional<Item>> failed = new LinkedHashMap<>();
        if (e.failure() instanceof StoreException.Cancelled cancelled) {
            for (int i = 0; i < cancelled.reasons().size() && i < items.size(); i++) {
                if (cancelled.reasons().get(i) instanceof StoreException.Reason.ConditionFailed condition) {
                    failed.put(items.get(i), condition.old());
                }
            }
        }
        return failed;
    }

    /** The lock that an item bears. */
    static Optional<LockText> lockOf(Optional<Item> stored) {
        return stored.flatMap(LockText::of);
    }

    /** Where locks have stopped a write, the first is got out of the way, and the write is to be repeated. */
    private void clear(Map<PendingItem, Optional<Item>> failed, StoreException stopped) {
        var journaled = locks;
        Map<ItemKey, LockText> met = new LinkedHashMap<>();
        failed.forEach((item, old) -> lockOf(old).ifPresent(lock -> met.put(item.key(), lock)));
        if (!met.isEmpty() && journaled != null) {
            journaled.clear(met);
            throw new StoreException(String.valueOf(stopped.getMessage()), new StoreException.Conflict(), stopped);
        }
    }

    /** An item that nobody has read is changed by its repetition again, whatever stamp it has. */
    private static boolean leavesStamp(PendingItem item, Request.Write write) {
        return (write instanceof Request.Put || write instanceof Request.Update) && !item.isUnread();
    }

    static String stampOf(Optional<Item> item) {
        return item.map(stored -> stored.get(TableMapping.COMMIT_STAMP))
                .map(value -> value instanceof Value.Text text ? text.value() : "")
                .orElse("");
    }

    /** What it means that the condition of a write does not hold over what is stored. */
    private static RuntimeException problem(PendingItem item, Optional<Item> stored, StoreException cause) {
        var beyond = item.beyond(stored, Instant.now());
        beyond.ifPresent(refusal -> refusal.initCause(cause));
        return beyond.isPresent() ? beyond.get() : conflict(item, cause);
    }

    static RowConflict conflict(PendingItem item, StoreException cause) {
        return caused(RowConflict.of(item), cause);
    }

    private static RowConflict caused(RowConflict conflict, StoreException cause) {
        conflict.initCause(cause);
        return conflict;
    }
}
