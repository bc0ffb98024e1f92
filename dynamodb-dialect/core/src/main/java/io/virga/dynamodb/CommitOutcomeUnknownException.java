package io.virga.dynamodb;

import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The commit was sent, and no answer came before {@code virga.dynamodb.retry.timeout} was over: the transaction may or may
 * not have been carried out, all of it or nothing. {@code EntityTransaction.commit()} throws it as the cause of its {@code
 * RollbackException}; here that name promises too much.
 *
 * <p>Safe for use by several threads, one at a time.
 */
public final class CommitOutcomeUnknownException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final String token;
    private final List<String> keys;
    private final transient Supplier<Optional<Boolean>> resolution;

    /** What became of the commit. */
    public enum Outcome {
        /** Everything is written. */
        COMMITTED,
        /** Nothing is written, and nothing will be. */
        NOT_COMMITTED,
        /** It still cannot be told. Try again later. */
        UNKNOWN
    }

    /**
     * Made by the dialect.
     *
     * @param resolution asks again; empty where no answer tells
     */
    public CommitOutcomeUnknownException(
            String message, String token, List<String> keys, Supplier<Optional<Boolean>> resolution, Throwable cause) {
        super(message, cause);
        this.token = token;
        this.keys = List.copyOf(keys);
        this.resolution = resolution;
    }

    /** The idempotency token of the transaction; the items it has written bear it in {@code _tx}. */
    public String token() {
        return token;
    }

    /** The items of the transaction: the entity or what belongs to it, and the key. */
    public List<String> keys() {
        return keys;
    }

    /**
     * Asks DynamoDB again. In the first eight minutes it sends the transaction once more under its token: what was done is
     * not done twice, and <em>what was not done is done now</em>, unless a row has changed since. After that it reads
     * the items and looks for their stamp, which later writers may have replaced.
     */
    public Outcome resolve() {
        return resolution
                .get()
                .map(committed -> committed ? Outcome.COMMITTED : Outcome.NOT_COMMITTED)
                .orElse(Outcome.UNKNOWN);
    }
}
