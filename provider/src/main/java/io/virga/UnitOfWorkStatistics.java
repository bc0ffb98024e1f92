package io.virga;

/**
 * Numbers about a unit of work at one moment.
 *
 * @param managed entities in the persistence context
 * @param pending entities whose changes wait to be written
 * @param checkpoints open checkpoints
 */
public record UnitOfWorkStatistics(int managed, int pending, int checkpoints) {}
