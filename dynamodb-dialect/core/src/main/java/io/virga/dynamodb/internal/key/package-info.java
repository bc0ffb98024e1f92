/**
 * The key encoding: templates of literals and components, and the text that each value becomes in them. A law with a
 * frozen specification, {@code KEY-FORMAT.md}: injective and decodable everywhere, order-preserving in sort keys. Pure.
 * May use {@code model}.
 */
@NullMarked
package io.virga.dynamodb.internal.key;

import org.jspecify.annotations.NullMarked;
