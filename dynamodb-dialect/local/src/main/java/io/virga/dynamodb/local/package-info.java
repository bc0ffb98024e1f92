/**
 * DynamoDB Local in a child JVM, for tests, development mode and the quick start. Uses nothing of Virga, nor the AWS SDK;
 * {@link io.virga.dynamodb.local.DynamoDbExtension} alone needs JUnit.
 */
@NullMarked
package io.virga.dynamodb.local;

import org.jspecify.annotations.NullMarked;
