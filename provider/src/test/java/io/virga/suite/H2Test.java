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
}
