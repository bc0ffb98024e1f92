/**
 * Statements as values, and their lowering to Hibernate's criteria. A statement is a tree of records ({@link
 * io.virga.internal.query.SelectSpec}, {@link io.virga.internal.query.Operand}, {@link
 * io.virga.internal.query.Predicate}); its {@link io.virga.internal.query.Shape} leaves the values out, and is lowered
 * once per session factory. May use Hibernate; knows neither the unit of work nor {@code io.virga.query}.
 */
@NullMarked
package io.virga.internal.query;

import org.jspecify.annotations.NullMarked;
