/** Where the server's jars come from, and the process that runs them. Uses Maven Resolver and the JDK. */
@NullMarked
package io.virga.dynamodb.local.internal;

import org.jspecify.annotations.NullMarked;
