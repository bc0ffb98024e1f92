/**
 * Hibernate's SQL AST to plans: one small class per clause, each returning what it took and what is left. The SQL text that
 * Hibernate renders beside it serves the residual and nothing else. May use {@code plan}, {@code predicate}, {@code key},
 * {@code model} and, to attach plans to statements, {@code jdbc}.
 */
@NullMarked
package io.virga.dynamodb.internal.translate;

import org.jspecify.annotations.NullMarked;
