/**
 * The residual of a statement: what no access path could answer is run by H2, as the same SQL text, over rows that were
 * fetched. The rows stay where they are; H2 sees them through tables of our own.
 *
 * <p>The only room that imports H2's engine. It uses, of H2 2.4:
 *
 * <ul>
 *   <li>{@code SessionLocal}, one per execution and registered nowhere, so that nothing outlives its result; a {@code User}
 *       without rights;
 *   <li>{@code TableBase}, {@code Index}, {@code Cursor}, {@code Row}: the tables, created through {@code CreateTableData}
 *       and never through SQL;
 *   <li>{@code Schema}, to find the tables of the session at work; {@code Parser}, to read a column's type;
 *   <li>{@code CommandContainer} to run a text, {@code JdbcResultSet} over its {@code LocalResult} to answer;
 *   <li>{@code DatabaseEventListener}, to count the rows that a statement produces.
 * </ul>
 *
 * <p>No {@code CREATE ALIAS}, no {@code ENGINE "class"}, no reflection, no {@code DriverManager}: a native image needs H2's
 * own metadata and nothing of ours.
 *
 * <p>May use {@code model}, {@code predicate} and {@code store}.
 */
@NullMarked
package io.virga.dynamodb.internal.residual;

import org.jspecify.annotations.NullMarked;
