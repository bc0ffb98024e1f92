/**
 * Runs plans: pages, batches, the write set, the overlay of a transaction's own writes on its reads, the commit. May use
 * {@code plan}, {@code predicate}, {@code key}, {@code model} and {@code store}.
 */
@NullMarked
package io.virga.dynamodb.internal.exec;

import org.jspecify.annotations.NullMarked;
