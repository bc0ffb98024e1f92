package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.TableMapping;

/**
 * One table of a statement's FROM clause.
 *
 * @param index its place among the statement's tables, from 0
 * @param alias what the SQL text calls it
 */
public record Source(int index, String alias, TableMapping mapping) {}
