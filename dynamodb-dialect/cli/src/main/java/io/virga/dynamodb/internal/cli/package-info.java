/** The command line: a command is a class. May use the table administration of {@code store} and, to open it, {@code store.aws}. */
@NullMarked
package io.virga.dynamodb.internal.cli;

import org.jspecify.annotations.NullMarked;
