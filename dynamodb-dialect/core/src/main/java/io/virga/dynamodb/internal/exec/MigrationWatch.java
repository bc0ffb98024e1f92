package io.virga.dynamodb.internal.exec;

/** What a connection asks before it reads and writes: whether a migration runs, and what it wants of the application. */
public interface MigrationWatch {

    /** Nobody migrates. */
    MigrationWatch NONE = new MigrationWatch() {
        @Override
        public DualForms reading() {
            return DualForms.NONE;
        }

        @Override
        public DualForms writing() {
            return DualForms.NONE;
        }

        @Override
        public void confirm(DualForms forms) {}
    };

    /** As it was known last. */
    DualForms reading();

    /**
     * Whether an answer is what it seems: asked behind every read, and answered without a request unless that took very long.
     *
     * @param forms those that were known when the statement began
     * @throws io.virga.dynamodb.internal.model.Refusal where a migration has moved on meanwhile
     */
    void confirm(DualForms forms);

    /**
     * As it is known for sure: asked before every attempt to commit, and answered without a request as a rule.
     *
     * @throws io.virga.dynamodb.internal.model.Refusal where it is not known, or this application may not write any more
     */
    DualForms writing();
}
