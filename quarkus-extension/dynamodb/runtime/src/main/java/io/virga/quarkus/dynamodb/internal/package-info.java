/**
 * DynamoDB as a datasource of Quarkus, at run time: its configuration, its connections in Agroal, its readiness. Uses the dialect and Quarkus;
 * knows nothing of the unit of work.
 */
@NullMarked
package io.virga.quarkus.dynamodb.internal;

import org.jspecify.annotations.NullMarked;
