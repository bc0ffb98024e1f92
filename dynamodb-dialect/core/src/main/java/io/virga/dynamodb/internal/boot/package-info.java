/**
 * What happens at start-up: the key design from Hibernate's relational model, and the services through which plans, rows and
 * commits reach Hibernate. Wires all other rooms.
 */
@NullMarked
package io.virga.dynamodb.internal.boot;

import org.jspecify.annotations.NullMarked;
