/**
 * Which requests answer a statement. Pure functions over sealed records: no I/O, no Hibernate, no AWS. Every step says what
 * it took and what is left. May use {@code model}, {@code key} and {@code predicate}.
 */
@NullMarked
package io.virga.dynamodb.internal.plan;

import org.jspecify.annotations.NullMarked;
