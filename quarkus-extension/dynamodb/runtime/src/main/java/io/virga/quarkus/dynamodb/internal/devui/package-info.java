/** What the page in Quarkus' Dev UI asks: only there while developing. Uses the dialect's API, its readiness, and Quarkus. */
@NullMarked
package io.virga.quarkus.dynamodb.internal.devui;

import org.jspecify.annotations.NullMarked;
