package io.virga.dynamodb.internal.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The few texts that the driver understands without a plan. */
final class RawText {

    private static final String NAME = "\\s+(\"[^\"]+\"|\\S+)\\s*";
    private static final Pattern SEQUENCE =
            Pattern.compile("call\\s+next\\s+value\\s+for" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern SET = Pattern.compile("savepoint" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLLBACK =
            Pattern.compile("rollback\\s+to(?:\\s+savepoint)?" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern RELEASE =
            Pattern.compile("release(?:\\s+savepoint)?" + NAME, Pattern.CASE_INSENSITIVE);

    private RawText() {}

    /** The sequence whose next value is asked for. */
    static Optional<String> sequence(String text) {
        var matcher = SEQUENCE.matcher(text.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isSavepoint(String text) {
        var stripped = text.strip();
        return SET.matcher(stripped).matches()
                || ROLLBACK.matcher(stripped).matches()
                || RELEASE.matcher(stripped).matches();
    }

    /** Does what the text says of a savepoint: transaction managers that forbid the calls let the text through. */
    static boolean savepoint(String text, DynamoConnection connection) throws SQLException {
        var stripped = text.strip();
        var set = SET.matcher(stripped);
        if (set.matches()) {
            connection.setSavepoint(set.group(1));
            return true;
        }
        var rollback = ROLLBACK.matcher(stripped);
        if (rollback.matches()) {
            connection.rollback(connection.savepointNamed(rollback.group(1)));
            return true;
        }
        var release = RELEASE.matcher(stripped);
        if (release.matches()) {
            connection.releaseSavepoint(connection.savepointNamed(release.group(1)));
            return true;
        }
        return false;
    }
}
