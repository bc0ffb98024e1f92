/** DynamoDB Local in a child JVM, for tests, development mode and the quick start. */
@NullMarked
package io.virga.dynamodb.local;

import org.jspecify.annotations.NullMarked;
