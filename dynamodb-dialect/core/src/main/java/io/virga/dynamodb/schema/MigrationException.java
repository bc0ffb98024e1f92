package io.virga.dynamodb.schema;

import org.jspecify.annotations.Nullable;

/** A migration that was not carried out, with the reason and the way out: <em>CODE: what, with values [where]. What to do.</em> */
public final class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;

    /** What the caller can do about it. */
    public enum Kind {
        /** Something asked for is not there. */
        MISSING,
        /** The call, a setting or a file says what cannot be. */
        USAGE,
        /** DynamoDB refused, or could not be reached. */
        SERVER,
        /** Table, log, files and mapping do not agree; nothing was changed. */
        DRIFT,
        /** Stored rows stand in the way: two with one unique value, a value that does not convert. */
        DATA,
        /** Another runner is at work. */
        LOCKED
    }

    public MigrationException(Kind kind, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** Upper case words joined by underscores, stable. */
    public String code() {
        return code;
    }
}
