package io.virga.dynamodb.local;

import org.jspecify.annotations.Nullable;

/** DynamoDB Local could not be fetched, started or stopped. The message says why and what to do. */
public final class DynamoDbLocalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DynamoDbLocalException(String message) {
        super(message);
    }

    public DynamoDbLocalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
