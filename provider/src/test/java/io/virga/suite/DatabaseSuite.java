package io.virga.suite;

import org.junit.jupiter.api.Nested;

/** All named cases, on one database. */
public abstract class DatabaseSuite {

    protected abstract Database database();

    @Nested
    class Checkpoints extends CheckpointCases {
        @Override
        protected Database database() {
            return DatabaseSuite.this.database();
        }
    }

    @Nested
    class FailedWrites extends FailedWriteCases {
        @Override
        protected Database database() {
            return DatabaseSuite.this.database();
        }
    }

    @Nested
    class Mappings extends MappingCases {
        @Override
        protected Database database() {
            return DatabaseSuite.this.database();
        }
    }

    @Nested
    class Completion extends CompletionCases {
        @Override
        protected Database database() {
            return DatabaseSuite.this.database();
        }
    }

    @Nested
    class Kinds extends KindCases {
        @Override
        protected Database database() {
            return DatabaseSuite.this.database();
        }
    }
}
