/**
 * What goes to DynamoDB, for those who watch over applications: meters of Micrometer, spans of OpenTelemetry. Both are optional dependencies; each class here
 * needs its own and no other.
 */
@NullMarked
package io.virga.dynamodb.observe;

import org.jspecify.annotations.NullMarked;
