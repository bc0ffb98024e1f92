package io.virga.dynamodb.internal.model;

/**
 * Something that is not done, with the reason and the way out: <em>CODE: what, with values [where]. What to do.</em> The
 * JDBC room turns it into an {@link java.sql.SQLException} with the same message and SQLState.
 */
public final class Refusal extends RuntimeException {

    /** Feature not supported. */
    public static final String NOT_SUPPORTED = "0A000";
    /** Data exception. */
    public static final String DATA = "22000";
    /** String data, right truncation; also an item or key that is too large. */
    public static final String TOO_LARGE = "22001";
    /** Numeric value out of range. */
    public static final String OUT_OF_RANGE = "22003";
    /** Not null violation. */
    public static final String NULL_NOT_ALLOWED = "23502";
    /** Invalid authorization, connection or setting. */
    public static final String CONNECTION = "08001";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sqlState;

    private Refusal(String code, String sqlState, String message) {
        super(message);
        this.code = code;
        this.sqlState = sqlState;
    }

    /**
     * @param code upper case words joined by underscores, stable
     * @param what what went wrong, with the values, no full stop
     * @param where the entity, table or setting concerned
     * @param remedy a full sentence, empty where there is no way out
     */
    public static Refusal of(String code, String sqlState, String what, String where, String remedy) {
        return new Refusal(
                code, sqlState, code + ": " + what + " [" + where + "]." + (remedy.isEmpty() ? "" : " " + remedy));
    }

    public static Refusal notSupported(String code, String what, String where, String remedy) {
        return of(code, NOT_SUPPORTED, what, where, remedy);
    }

    public String code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }
}
