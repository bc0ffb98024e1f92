package io.virga.suite;

import io.virga.suite.walk.Walks;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random walks: {@code -Dvirga.seed=} chooses the first seed, {@code -Dvirga.count=} how many of them. */
public abstract class RandomWalks {

    private final int count;

    /** @param count how many walks, unless the property says otherwise */
    protected RandomWalks(int count) {
        this.count = Integer.getInteger("virga.count", count);
    }

    protected abstract Database database();

    @Test
    void every_rollback_restores_and_every_flush_stores() {
        try (Walks walks = new Walks(database(), Map.of())) {
            walks.run(Long.getLong("virga.seed", System.nanoTime() % 1_000_000), count);
        }
    }
}
