/**
 * The figures, the harness that measures them with JMH, and the report it writes. Benchmarks name their peers here and nowhere else; they may use
 * what a user may use, and no {@code internal} package.
 */
@NullMarked
package io.virga.benchmarks;

import org.jspecify.annotations.NullMarked;
