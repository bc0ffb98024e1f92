package io.virga.dynamodb.internal.jdbc;

/** Whether a factory migrates its tables when it starts, and how far. */
public enum StartMigration {
    NONE,
    /** As far as the switch: applications of the version before may go on beside this one. */
    UNTIL_SWITCH,
    WHOLE;

    static StartMigration of(String setting) {
        return switch (setting) {
            case "true" -> WHOLE;
            case "until-switch" -> UNTIL_SWITCH;
            default -> NONE;
        };
    }
}
