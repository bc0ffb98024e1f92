package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.suite.walk.Walks;
import io.virga.suite.walk.Walks.Size;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random walks: {@code -Dvirga.seed=} chooses the first seed, {@code -Dvirga.count=} how many of them. A build walks the same walks every time, the
 * profile {@code walks} others each time ({@code -Dvirga.seed=random}).
 */
public abstract class RandomWalks {

    private final int count;
    private final Size size;

    /** @param count how many walks, unless the property says otherwise */
    protected RandomWalks(int count) {
        this(count, Size.USUAL);
    }

    /** @param count how many walks, unless the property says otherwise */
    protected RandomWalks(int count, Size size) {
        this.size = size;
        this.count = Integer.getInteger("virga.count", count);
    }

    protected abstract Database database();

    @Test
    void every_rollback_restores_and_every_flush_stores() {
        try (Walks walks = new Walks(database(), Map.of(), size, true)) {
            walks.run(firstSeed(), count);
        }
    }

    /** That the walks would see it: without the rollbacks they fail. */
    @Test
    void without_rollbacks_the_walks_fail() {
        try (Walks walks = new Walks(database(), Map.of(), size, false)) {
            assertThatThrownBy(() -> walks.run(1, 4))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("rolled back");
        }
    }

    private static long firstSeed() {
        String seed = System.getProperty("virga.seed", "1");
        return seed.equals("random") ? System.nanoTime() % 1_000_000 : Long.parseLong(seed);
    }
}
