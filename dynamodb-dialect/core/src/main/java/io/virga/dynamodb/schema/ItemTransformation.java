package io.virga.dynamodb.schema;

import java.util.Map;

/**
 * A step of a migration in Java: what the rows of an entity are to be. Named in a migration file as {@code {"change":
 * "transform", "class": "com.example.SplitName"}}, made by its constructor without parameters.
 *
 * <p>Called from several threads, and perhaps again for an item that it has changed before, when a migration goes on after an
 * interruption or somebody wrote the item meanwhile: the same item must give the same answer, and its own answer itself.
 */
@FunctionalInterface
public interface ItemTransformation {

    /**
     * Values are {@link String}, {@link java.math.BigDecimal}, {@link Boolean}, {@code byte[]}, {@link java.util.List}, {@link
     * java.util.Set} and {@link Map}; moments, UUIDs and enums are strings. What keys and indexes hold follows from the other
     * attributes: it may be left alone.
     *
     * @param item attribute to value, modifiable
     * @return the item as it is to be; it may be the same map
     */
    Map<String, Object> transform(Map<String, Object> item);
}
