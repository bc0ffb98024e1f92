package io.virga.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A further checkpoint holds what changed since the one before, not what is managed. */
class CheckpointMemoryTest {

    @Test
    void the_memory_of_a_further_checkpoint_follows_the_changes() {
        CheckpointMemory memory = new CheckpointMemory(10_000);
        long first = memory.first();
        long ten = memory.further(10);
        long thousand = memory.further(1_000);
        System.out.printf(
                "bytes of a checkpoint: first %,d; after 10 changes %,d; after 1,000 %,d%n", first, ten, thousand);

        assertThat(first).as("bytes per managed entity").isLessThan(10_000 * 40L);
        assertThat(ten).isLessThan(first / 5);
        assertThat(thousand).isGreaterThan(10 * ten / 2);
    }
}
