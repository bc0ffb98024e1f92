package io.virga.dynamodb.internal.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tables and their indexes. Each change returns when the server has carried it out, or throws {@link
 * StoreException.TableInUse} when that takes longer than the time given; the server goes on with it all the same.
 *
 * <p>Implementations are safe for use by several threads. Every method throws {@link StoreException} and nothing else.
 */
public interface TableAdmin {

    /** The table with its time to live and tags: three requests. Empty where there is none. */
    Optional<TableDescription> describe(String table);

    /** Whether and how the table is replicated to other regions. One request; {@link Replication#NONE} where there is none. */
    Replication replication(String table);

    /**
     * A global table.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html">Amazon
     *     DynamoDB Developer Guide, "Global tables: how it works"</a>
     */
    enum Replication {
        NONE,
        /** Conditions and transactions hold within one region; between regions the last writer wins. */
        EVENTUAL,
        /** Strongly consistent across regions: without transactions. */
        STRONG
    }

    /** Creates the table with all that the description says, and returns when it and its indexes are active. */
    void create(TableDescription table, Duration timeout);

    /** Adds a global index, and returns when it holds the items that were there before. */
    void addIndex(String table, IndexDescription index, Duration timeout);

    /** Deletes a global index. */
    void deleteIndex(String table, String index, Duration timeout);

    /**
     * Sets the attribute of the time to live, or ends it.
     *
     * @param attribute empty to end it
     */
    void timeToLive(String table, String attribute);

    /** Returns when the table and its indexes are active. */
    void await(String table, Duration timeout);

    /** Pays the table and its global indexes otherwise. A table goes from reserved units to on demand at most four times a day. */
    void billing(String table, TableDescription.Billing billing, Duration timeout);

    /** Starts, ends or changes the change stream. A change is an end and a start: readers find a new stream. */
    void stream(String table, TableDescription.Stream stream, Duration timeout);

    /** Deletes the table with all its items; returns false where there is none. */
    boolean delete(String table, Duration timeout);

    /** The names of the tables that begin with a prefix, in order. */
    List<String> list(String prefix);
}
