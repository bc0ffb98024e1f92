/**
 * The protocol by which a transaction of any size is atomic, as values: what a writer, whoever finishes for it, and a reader do next, given
 * what they were answered. Pure, and the only place where it is decided: the product carries the steps out against DynamoDB,
 * the model carries the same steps out in memory, in every order. Uses no other room. See {@code docs/JOURNAL.md}.
 */
@NullMarked
package io.virga.dynamodb.internal.journal;

import org.jspecify.annotations.NullMarked;
