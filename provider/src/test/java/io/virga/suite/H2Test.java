package io.virga.suite;

import java.util.Map;
import org.junit.jupiter.api.Nested;

class H2Test extends DatabaseSuite {

    @Override
    protected Database database() {
        return Databases.h2();
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

    /** The same with batched and ordered statements. */
    @Nested
    class BatchedWalks extends RandomWalks {
        BatchedWalks() {
            super(20);
        }

        @Override
        protected Database database() {
            return Databases.with(
                    Databases.h2(),
                    Map.of(
                            "hibernate.jdbc.batch_size", "50",
                            "hibernate.order_inserts", "true",
                            "hibernate.order_updates", "true"));
        }
    }
}
