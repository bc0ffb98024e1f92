/**
 * A small algebra of conditions over the rows of a statement, with SQL's three truth values. Pure. May use {@code model}
 * and {@code key}.
 */
@NullMarked
package io.virga.dynamodb.internal.predicate;

import org.jspecify.annotations.NullMarked;
