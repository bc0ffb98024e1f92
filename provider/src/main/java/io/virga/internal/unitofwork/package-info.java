/**
 * Checkpoints on Hibernate's persistence context: what it holds is captured, restored and merged through Hibernate's SPI, and a journal tells what was
 * written in between. The contracts that are easy to break stand in {@code UNIT-OF-WORK.md}. May use Hibernate's SPI and {@code io.virga}; knows no
 * database.
 */
@NullMarked
package io.virga.internal.unitofwork;

import org.jspecify.annotations.NullMarked;
