package io.virga.dynamodb.internal.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is, or as it is to be.
 *
 * @param sortKey null where the table has none
 * @param timeToLive the name of the attribute with the time of expiry, empty for none
 */
public record TableDescription(
        String name,
        KeyAttribute partitionKey,
        @Nullable KeyAttribute sortKey,
        List<IndexDescription> globalIndexes,
        List<IndexDescription> localIndexes,
        Billing billing,
        String timeToLive,
        Stream stream,
        Map<String, String> tags,
        boolean deletionProtection,
        Encryption encryption) {

    public TableDescription {
        globalIndexes = List.copyOf(globalIndexes);
        localIndexes = List.copyOf(localIndexes);
        tags = Map.copyOf(tags);
    }

    /** A table paid per request, with nothing but its key. */
    public static TableDescription of(String name, KeyAttribute partitionKey, @Nullable KeyAttribute sortKey) {
        return new TableDescription(
                name,
                partitionKey,
                sortKey,
                List.of(),
                List.of(),
                Billing.ON_DEMAND,
                "",
                Stream.NONE,
                Map.of(),
                false,
                Encryption.AWS_OWNED);
    }

    public TableDescription withIndexes(List<IndexDescription> global, List<IndexDescription> local) {
        return new TableDescription(
                name,
                partitionKey,
                sortKey,
                global,
                local,
                billing,
                timeToLive,
                stream,
                tags,
                deletionProtection,
                encryption);
    }

    public TableDescription withTimeToLive(String attribute) {
        return new TableDescription(
                name,
                partitionKey,
                sortKey,
                globalIndexes,
                localIndexes,
                billing,
                attribute,
                stream,
                tags,
                deletionProtection,
                encryption);
    }

    /**
     * Paid per request, or for units reserved: those of the table, and the same for each global index when it is created.
     *
     * @param readUnits 0 when paid per request, as is {@code writeUnits}
     */
    public record Billing(long readUnits, long writeUnits) {
        public static final Billing ON_DEMAND = new Billing(0, 0);

        public boolean onDemand() {
            return readUnits == 0;
        }
    }

    /** What the change stream shows of an item. */
    public enum Stream {
        NONE,
        KEYS_ONLY,
        NEW_IMAGE,
        OLD_IMAGE,
        NEW_AND_OLD_IMAGES
    }

    /**
     * Whose key encrypts the table.
     *
     * @param keyId the id or ARN of a key of one's own, empty for AWS's
     */
    public record Encryption(boolean managedByKms, String keyId) {
        public static final Encryption AWS_OWNED = new Encryption(false, "");
        public static final Encryption AWS_MANAGED = new Encryption(true, "");

        public static Encryption customerKey(String keyId) {
            return new Encryption(true, keyId);
        }
    }
}
