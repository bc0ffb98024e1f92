package io.virga.dynamodb.schema;

/**
 * A migration and how far it is.
 *
 * @param id {@code 0002_add-status}
 * @param phase of one that is under way, empty for others
 * @param started ISO-8601, empty where it was not
 * @param finished ISO-8601, empty where it was not
 * @param rows the rows that it has rewritten
 */
public record MigrationState(String id, State state, String phase, String started, String finished, long rows) {

    /** Where a migration stands. */
    public enum State {
        PENDING,
        APPLIED,
        /** Begun, and not done: somebody is at it, or was. */
        RUNNING,
        /** Being taken back. */
        REVERTING
    }
}
