package io.virga.dynamodb;

import jakarta.persistence.PersistenceException;
import java.util.List;

/**
 * With {@code virga.dynamodb.commit=batched} a transaction of more than 100 items is written in several, and one of them failed: what came
 * before it is written, the rest is not. {@code EntityTransaction.commit()} throws this as the cause of its {@code
 * RollbackException}, which promises too much here. Why it stopped says {@link #reason()}.
 *
 * <p>Safe for use by several threads, one at a time.
 */
public final class PartialCommitException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final transient List<EntityState> entities;
    private final transient Runnable resumption;
    private final PersistenceException reason;

    /** What became of an entity. */
    public enum State {
        /** It is in the database, with all that belongs to it. */
        WRITTEN,
        /** Nothing of it is in the database. */
        NOT_WRITTEN,
        /** It was sent, and no answer came: all of it is in the database, or nothing. */
        UNKNOWN
    }

    /**
     * One entity of the transaction, or a row of one of its collections.
     *
     * @param entity the name of the entity, or the role of the collection
     * @param id the identifier; the list of its column values where it has several columns
     */
    public record EntityState(String entity, Object id, State state) {}

    /**
     * Made by the dialect.
     *
     * @param resumption writes the rest, or throws another of these
     * @param reason what the failed transaction would have thrown alone
     */
    public PartialCommitException(
            String message,
            List<EntityState> entities,
            Runnable resumption,
            PersistenceException reason,
            Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.entities = List.copyOf(entities);
        this.resumption = resumption;
    }

    /**
     * Why it stopped, as a commit of its own would have said it: an optimistic lock, an entity that exists, a violated constraint, an
     * unknown outcome, throttling.
     */
    public PersistenceException reason() {
        return reason;
    }

    /** What became of each entity when this was thrown, in the order in which they are written. */
    public List<EntityState> entities() {
        return entities;
    }

    /** The entities of one state. */
    public List<EntityState> entities(State state) {
        return entities.stream().filter(entity -> entity.state() == state).toList();
    }

    /**
     * Writes what is not written, beginning with what is unknown: nothing is done twice. When it returns, the whole transaction is
     * written. The entity manager factory must be open; the entity manager need not be.
     *
     * @throws PartialCommitException if it stops again: its states are those of now, and it can be resumed in turn. A stale version
     *     stays stale, and whoever means to go on all the same reads the entities that are not written and changes them anew
     */
    public void resume() {
        resumption.run();
    }
}
