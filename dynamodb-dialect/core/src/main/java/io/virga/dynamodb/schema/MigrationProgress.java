package io.virga.dynamodb.schema;

/** Hears how a migration goes. Rows are told from several threads; what it throws ends the run, which can be gone on with. */
public interface MigrationProgress {

    MigrationProgress NONE = new MigrationProgress() {};

    /**
     * @param id of the migration
     * @param reverting whether it is taken back
     */
    default void migration(String id, boolean reverting) {}

    /** @param phase EXPAND, BACKFILL, VERIFY, SWITCH, RETIRE or CONTRACT, when applications are told */
    default void phase(String phase) {}

    /** A step begins. */
    default void step(String title) {}

    /**
     * A page of rows was read.
     *
     * @param read the items of the page
     * @param written those of them that were changed
     */
    default void rows(long read, long written) {}

    /** How many items the step that has begun will read, about; not told where nobody knows. */
    default void expect(long items) {}

    /**
     * The last verifying pass over the rows of a step still found some in the form of before: applications of the version before go on writing. What is
     * wanted then is {@link Migrator#repeat} when they have stopped.
     */
    default void notClean(String title) {}
}
