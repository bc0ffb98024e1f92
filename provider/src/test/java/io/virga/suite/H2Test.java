package io.virga.suite;

import org.junit.jupiter.api.Nested;

class H2Test {

    @Nested
    class Checkpoints extends CheckpointCases {
        @Override
        protected Database database() {
            return Databases.h2();
        }
    }

    @Nested
    class Walks extends RandomWalks {
        Walks() {
            super(200);
        }

        @Override
        protected Database database() {
            return Databases.h2();
        }
    }

    @Nested
    class FailedWrites extends FailedWriteCases {
        @Override
        protected Database database() {
            return Databases.h2();
        }
    }
}
