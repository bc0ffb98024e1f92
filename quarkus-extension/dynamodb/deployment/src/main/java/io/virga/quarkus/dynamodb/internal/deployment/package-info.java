/** The build steps of the DynamoDB extension. Uses Quarkus' deployment API, the runtime module and, for dev services, DynamoDB Local. */
@NullMarked
package io.virga.quarkus.dynamodb.internal.deployment;

import org.jspecify.annotations.NullMarked;
