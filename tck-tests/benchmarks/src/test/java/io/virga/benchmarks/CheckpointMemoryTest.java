package io.virga.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.jpa.VirgaPersistenceProvider;
import org.hibernate.jpa.HibernatePersistenceProvider;
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

    /** Within what a collection leaves uncertain: a byte per entity. */
    @Test
    void without_a_checkpoint_no_entity_costs_more_than_on_plain_hibernate() {
        CheckpointMemory memory = new CheckpointMemory(10_000);
        long hibernate = memory.context(new HibernatePersistenceProvider());
        long virga = memory.context(new VirgaPersistenceProvider());
        System.out.printf("bytes of 10,000 managed entities: %,d on Virga, %,d on Hibernate%n", virga, hibernate);

        assertThat(virga - hibernate).isLessThan(10_000);
    }
}
