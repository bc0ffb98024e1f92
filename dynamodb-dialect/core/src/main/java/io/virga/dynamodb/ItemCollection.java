package io.virga.dynamodb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the rows of an entity behave within one item collection: those with the same partition key, which one Query reads. Counts for the
 * entity's own rows, for those of its subclasses, and for those of the collections that it owns.
 *
 * <pre>{@code
 * @Entity
 * @ItemKey(partition = "Flight#{flight}", sort = "Booking#{id}")
 * @ItemCollection(versioned = true)
 * class Booking { … }
 * }</pre>
 *
 * <p>Databases other than DynamoDB ignore it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemCollection {

    /**
     * Whether each item collection has a version, an item beside its rows, that every insert, delete and move of such a row changes in the same
     * transaction. With {@code isolation=serializable} a Query of the collection is checked by it at commit; without the mark it is refused there.
     *
     * <p>It costs every insert and delete one more item of its transaction, whatever the isolation, and all that add to one collection at the same time
     * take turns. An application that writes without the mark is not noticed: all have to carry it before one relies on it.
     */
    boolean versioned() default false;
}
