package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    Commit(ItemStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout.compareTo(Sending.TOKEN_LIVES) < 0 ? timeout : Sending.TOKEN_LIVES;
    }

    /**
     * @throws RowConflict if a condition does not hold; nothing was written
     * @throws OutcomeUnknown if nobody answered in time
     * @throws StoreException if it failed otherwise; nothing was written
     */
    void send(List<PendingItem> items) {
        Limits.check(items);
        if (items.isEmpty()) {
            return;
        }
        var token = UUID.randomUUID().toString();
        var actions = items.stream().map(item -> Actions.of(item, token)).toList();
        boolean canBeTold =
                items.size() == 1 && items.get(0).table().stamped() && leavesStamp(items.get(0), actions.get(0));
        var attempt =
                canBeTold ? one(items.get(0), actions.get(0), token) : all(items, new Request.Transact(actions, token));
        new Sending(store, attempt, items, token).run(timeout);
    }

    private Sending.Attempt one(PendingItem item, Request.Write write, String stamp) {
        return lost -> {
            try {
                store.write(write);
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.ConditionFailed failed)) {
                    throw e;
                }
                if (!lost) {
                    throw conflict(item, e);
                }
                if (!stampOf(failed.old()).equals(stamp)) {
                    throw item.isTakenBy(failed.old()) ? conflict(item, e) : Sending.unknown(e);
                }
            }
        };
    }

    private Sending.Attempt all(List<PendingItem> items, Request.Transact transact) {
        return lost -> {
            try {
                store.transact(transact);
            } catch (StoreException e) {
                if (e.failure() instanceof StoreException.Cancelled cancelled) {
                    for (int i = 0; i < cancelled.reasons().size() && i < items.size(); i++) {
                        if (cancelled.reasons().get(i) instanceof StoreException.Reason.ConditionFailed) {
                            throw conflict(items.get(i), e);
                        }
                    }
                }
                throw e;
            }
        };
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

    private static RowConflict conflict(PendingItem item, StoreException cause) {
        var conflict = RowConflict.of(item);
        conflict.initCause(cause);
        return conflict;
    }
}
