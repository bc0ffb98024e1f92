/** The command line: a command is a class. May use the API of migrations, and what of the dialect reads settings and tables. */
@NullMarked
package io.virga.dynamodb.internal.cli;

import org.jspecify.annotations.NullMarked;
