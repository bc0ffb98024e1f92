/**
 * The residual of a statement: what no access path could answer is run by H2, as the same SQL text, over rows that were
 * fetched. The rows stay where they are; H2 sees them through tables of our own.
 *
 * <p>The only room that imports H2's engine. It uses, of H2 2.4: {@code SessionLocal} (one per execution, never
 * registered, so nothing outlives its result), {@code TableBase}, {@code Index}, {@code Cursor} and {@code Row} (the
 * tables, created through {@code CreateTableData} and never through SQL), {@code Schema} (to find the tables of the
 * session at work), {@code Parser} (to read a column type), {@code Command} and {@code JdbcResultSet} (to run and to
 * answer), {@code DatabaseEventListener} (to count the rows a statement produces). No {@code CREATE ALIAS}, no
 * {@code ENGINE "class"}, no reflection, no {@code DriverManager}.
 *
 * <p>May use {@code model}, {@code predicate} and {@code store}.
 */
@NullMarked
package io.virga.dynamodb.internal.residual;

import org.jspecify.annotations.NullMarked;
