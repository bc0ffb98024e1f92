package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.PhysicalTable;
import java.time.Duration;
import java.util.Locale;

/**
 * What of the settings the execution of plans depends on.
 *
 * @param table the table of what no mapping places elsewhere: sequences
 * @param consistentReads whether base-table reads are strongly consistent
 * @param parallelReads how many requests of one statement may be under way at once, 1 for one after the other
 * @param scanSegments how many segments a scan has, 1 for a plain one
 * @param retryTimeout how long a conflict or a throttled write is retried
 * @param flushCheck whether an explicit flush asks for what the commit would find
 * @param foreignKeys whether parents are checked to be there
 * @param commit what becomes of a transaction that DynamoDB does not take at once
 * @param isolation what of a transaction's reads must hold when it commits
 */
public record WorkSettings(
        PhysicalTable table,
        boolean consistentReads,
        IndexReads indexReads,
        ScanPolicy scan,
        long maxRows,
        int parallelReads,
        int scanSegments,
        Duration retryTimeout,
        boolean flushCheck,
        boolean foreignKeys,
        CommitMode commit,
        Isolation isolation) {

    /** What of a transaction's reads must hold when it commits. */
    public enum Isolation {
        /** Nothing: each read is of what was committed. */
        READ_COMMITTED,
        /** Each item that was read by its key, and that nothing was where none was found. */
        VALIDATED,
        /** These, and which rows were found by a Query of an item collection; whatever else is not read. */
        SERIALIZABLE;

        /** As the setting has it. */
        public String settingValue() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What becomes of rows that a global secondary index returned. */
    public enum IndexReads {
        /** Versioned rows are trusted, others verified. */
        AUTO,
        /** Read again, consistently, from the base table. */
        VERIFIED,
        /** Trusted. */
        EVENTUAL
    }

    /** What becomes of a transaction of more than 100 items or 4 MB. */
    public enum CommitMode {
        REFUSE,
        /** It is written as a series of transactions, which may stop midway. */
        BATCHED,
        /** It is atomic all the same, by the journal of its table. */
        JOURNALED
    }

    /** What happens to a statement that only a scan can answer. */
    public enum ScanPolicy {
        FORBID,
        WARN,
        ALLOW
    }
}
