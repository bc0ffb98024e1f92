package io.virga.dynamodb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The attribute that says when an entity expires: an {@code Instant}, another date or time (UTC where it has no zone), or seconds since 1970.
 * Null is never.
 *
 * <p>DynamoDB removes expired items within days. Until then they are gone all the same: no read sees them, an insert with the
 * same id succeeds, an update or delete does not. The rows of the entity's item collection, its locator and its guards expire
 * with it, so that the values of its unique constraints are free again. Clocks decide to the second: those of the application.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Amazon DynamoDB Developer Guide,
 *     "Using time to live"</a>
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeToLive {}
