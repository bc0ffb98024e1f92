/**
 * The port to DynamoDB: requests, pages and failures as records, one call of {@link
 * io.virga.dynamodb.internal.store.ItemStore} per request on the wire. Pure: no AWS types. May use {@code model} and
 * {@code key}.
 */
@NullMarked
package io.virga.dynamodb.internal.store;

import org.jspecify.annotations.NullMarked;
