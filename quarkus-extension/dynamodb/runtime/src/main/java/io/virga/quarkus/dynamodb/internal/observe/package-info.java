/**
 * Binds what the dialect tells of its requests to the metrics and the tracing of the application. Each class is a bean only where the extension that it
 * needs is there.
 */
@NullMarked
package io.virga.quarkus.dynamodb.internal.observe;

import org.jspecify.annotations.NullMarked;
