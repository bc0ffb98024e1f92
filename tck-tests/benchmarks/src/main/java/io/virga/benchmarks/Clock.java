package io.virga.benchmarks;

/** What is measured of an operation. */
public enum Clock {
    /** The time until it is done. */
    WALL,
    /** The {@linkplain ProcessorTime processor time}. */
    PROCESSOR
}
