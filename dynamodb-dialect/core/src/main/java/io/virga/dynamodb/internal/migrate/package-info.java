/**
 * Schema and data migrations: definitions as text, their difference as steps, the files, the log and lock in the table, and
 * what carries steps out. Knows no Hibernate: a definition holds all that a row's keys follow from. May use {@code store} and
 * of {@code exec} what turns items into rows and their markers.
 */
@NullMarked
package io.virga.dynamodb.internal.migrate;

import org.jspecify.annotations.NullMarked;
