/**
 * The typed query facade: select, insert, update, delete and relational queries, typed by the standard static
 * metamodel. {@link io.virga.query.Statements} is where statements begin; {@link io.virga.query.Conditions} and {@link
 * io.virga.query.Expressions} are made for static import. Statements are immutable values; they run as Hibernate
 * criteria in the session they belong to. May use {@code io.virga.internal.query} and Hibernate's API.
 */
@NullMarked
package io.virga.query;

import org.jspecify.annotations.NullMarked;
