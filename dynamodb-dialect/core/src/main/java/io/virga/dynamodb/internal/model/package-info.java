/**
 * The words everything else is said in: tables, attributes, values, keys. Pure: no I/O, no Hibernate, no AWS types. Uses
 * no other room.
 */
@NullMarked
package io.virga.dynamodb.internal.model;

import org.jspecify.annotations.NullMarked;
