package io.virga.dynamodb.internal.key;

/**
 * What a key attribute does in its table or index.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Amazon DynamoDB
 *     Developer Guide, "Quotas": partition key length, sort key length</a>
 */
public enum KeyRole {
    /** Found by equality only, so its components are plain text. */
    PARTITION(2048, "partition key"),
    /** Ordered by the bytes of its UTF-8 text, so its components keep the order of their values. */
    SORT(1024, "sort key");

    private final int maxBytes;
    private final String words;

    KeyRole(int maxBytes, String words) {
        this.maxBytes = maxBytes;
        this.words = words;
    }

    /** The longest key that DynamoDB takes, in bytes of UTF-8. */
    public int maxBytes() {
        return maxBytes;
    }

    @Override
    public String toString() {
        return words;
    }
}
