/** The goals of {@code virga-maven-plugin}. May use the API of {@code io.virga.dynamodb.schema}, the reader of persistence units, and Maven's API. */
@NullMarked
package io.virga.dynamodb.internal.maven;

import org.jspecify.annotations.NullMarked;
