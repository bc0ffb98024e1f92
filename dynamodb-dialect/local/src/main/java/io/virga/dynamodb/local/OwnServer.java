package io.virga.dynamodb.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@link DynamoDbExtension}: the top-level test class gets a server of its own, which ends with it. For tests that add indexes to tables or switch the
 * time to live on: DynamoDB Local keeps a job running for each such table, and the eleventh waits for ever.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnServer {}
