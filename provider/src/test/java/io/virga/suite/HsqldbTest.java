package io.virga.suite;

import org.junit.jupiter.api.Nested;

class HsqldbTest {

    @Nested
    class Checkpoints extends CheckpointCases {
        @Override
        protected Database database() {
            return Databases.hsqldb();
        }
    }

    @Nested
    class FailedWrites extends FailedWriteCases {
        @Override
        protected Database database() {
            return Databases.hsqldb();
        }
    }
}
