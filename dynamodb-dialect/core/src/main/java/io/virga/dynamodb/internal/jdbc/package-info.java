/**
 * The JDBC driver: it shows only what works. Statements arrive with a plan; texts are understood where they are savepoints or
 * sequences. May use {@code exec} and {@code residual}.
 */
@NullMarked
package io.virga.dynamodb.internal.jdbc;

import org.jspecify.annotations.NullMarked;
