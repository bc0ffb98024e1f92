package io.virga.dynamodb.internal.cli;

/** A request that DynamoDB did not carry out, in a sentence for the user. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
