package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.MigrationException.Kind;

/** The refusals of migrations: <em>CODE: what, with values [where]. What to do.</em> */
final class MigrationFailures {

    private MigrationFailures() {}

    static MigrationException of(Kind kind, String code, String what, String where, String remedy) {
        return new MigrationException(kind, code, code + ": " + what + " [" + where + "]. " + remedy, null);
    }

    static MigrationException of(Kind kind, String code, String what, String where, String remedy, Throwable cause) {
        return new MigrationException(kind, code, code + ": " + what + " [" + where + "]. " + remedy, cause);
    }
}
