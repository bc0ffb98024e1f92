package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.PhysicalTable;
import java.time.Duration;

/**
 * What of the settings the execution of plans depends on.
 *
 * @param table the table of what no mapping places elsewhere: sequences
 * @param consistentReads whether base-table reads are strongly consistent
 * @param retryTimeout how long a conflict or a throttled write is retried
 * @param flushCheck whether an explicit flush asks for what the commit would find
 * @param foreignKeys whether parents are checked to be there
 */
public record WorkSettings(
        PhysicalTable table,
        boolean consistentReads,
        IndexReads indexReads,
        ScanPolicy scan,
        long maxRows,
        Duration retryTimeout,
        boolean flushCheck,
        boolean foreignKeys) {

    /** What becomes of rows that a global secondary index returned. */
    public enum IndexReads {
        /** Versioned rows are trusted, others verified. */
        AUTO,
        /** Read again, consistently, from the base table. */
        VERIFIED,
        /** Trusted. */
        EVENTUAL
    }

    /** What happens to a statement that only a scan can answer. */
    public enum ScanPolicy {
        FORBID,
        WARN,
        ALLOW
    }
}
