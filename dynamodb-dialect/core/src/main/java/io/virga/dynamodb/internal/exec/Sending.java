package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A commit on its way: attempts that may be repeated without doing anything twice, until its outcome is known. */
final class Sending {

    /**
     * How long after the first attempt a transaction may be repeated. DynamoDB knows its token for ten minutes.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">Amazon
     *     DynamoDB API Reference, "TransactWriteItems", ClientRequestToken</a>
     */
    static final Duration TOKEN_LIVES = Duration.ofMinutes(8);

    private final ItemStore store;
    private final Attempt attempt;
    private final List<PendingItem> items;
    private final String token;
    private final long start = System.nanoTime();
    private boolean lost;

    /** One attempt to send everything. */
    interface Attempt {
        /** @param lost whether an earlier attempt may have been carried out */
        void run(boolean lost);
    }

    Sending(ItemStore store, Attempt attempt, List<PendingItem> items, String token) {
        this.store = store;
        this.attempt = attempt;
        this.items = items;
        this.token = token;
    }

    /** Attempts for so long. */
    void run(Duration timeout) {
        try {
            new Repetition(timeout).run(count -> once());
        } catch (StoreException e) {
            throw lost ? new OutcomeUnknown(token, keys(), this::resolve, e) : e;
        }
    }

    /** No answer will come that could tell. */
    static OutcomeStaysUnknown unknown(StoreException cause) {
        return new OutcomeStaysUnknown(cause);
    }

    private void once() {
        try {
            attempt.run(lost);
        } catch (StoreException e) {
            lost |= e.failure() instanceof StoreException.OutcomeUnknown;
            throw e;
        } catch (OutcomeStaysUnknown e) {
            throw new OutcomeUnknown(token, keys(), this::resolve, e);
        }
    }

    /**
     * Asks again: while the token lives, by another attempt, which carries out what was not; after that, by reading what the
     * commit would have left. Whether it is committed, empty if that cannot be told.
     */
    Optional<Boolean> resolve() {
        if (System.nanoTime() - start > TOKEN_LIVES.toNanos()) {
            return isStamped() ? Optional.of(true) : Optional.empty();
        }
        try {
            once();
            return Optional.of(true);
        } catch (RowConflict | Refusal nothingWritten) {
            return Optional.of(false);
        } catch (OutcomeUnknown | StoreException e) {
            return Optional.empty();
        }
    }

    /** A commit stamps all its items or none. */
    private boolean isStamped() {
        return items.stream()
                .filter(item -> item.table().stamped()
                        && item.after().isPresent()
                        && !item.subject().role().isCheck())
                .anyMatch(item -> Commit.stampOf(store.get(new Request.Get(item.table(), item.key(), List.of(), true)))
                        .equals(token));
    }

    private List<String> keys() {
        return items.stream().map(item -> item.subject() + " at " + item.key()).toList();
    }

    /** Thrown by an attempt that was answered in a way that tells nothing. */
    static final class OutcomeStaysUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutcomeStaysUnknown(StoreException cause) {
            super(cause);
        }
    }
}
