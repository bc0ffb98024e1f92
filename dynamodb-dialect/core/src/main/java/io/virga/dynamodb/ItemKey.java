package io.virga.dynamodb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The key of an entity's items in DynamoDB, in place of the one that Virga designs by itself. Databases other than DynamoDB
 * ignore it.
 *
 * <p>A template is text with attributes in braces: {@code @ItemKey(partition = "Invoice#{invoice}", sort =
 * "InvoiceLine#{id}")} keeps invoice lines in the item collection of their invoice, so that one Query reads both. A to-one
 * attribute stands for the columns of its foreign key, an embedded id for its columns; {@code {address.city}} names an attribute
 * of an embeddable. Between two attributes stands {@code #}. A brace that means itself is doubled.
 *
 * <p>Where the partition cannot be computed from the entity's id, the entity is still found by id, as {@link #locator()} says.
 * When an attribute in the key changes, the item moves: a delete and a put in one transaction.
 *
 * <p>The templates of all tables that share a partition must differ in their sort keys; what could meet is refused at boot.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/data-modeling-foundations.html">Amazon
 *     DynamoDB Developer Guide, "Data modeling foundations"</a>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemKey {

    /** The partition key; as designed when empty. */
    String partition() default "";

    /** The sort key; {@code <entity>#{id}} when empty and a partition is given. */
    String sort() default "";

    /** How an entity is found by its id alone, where its key cannot be computed from that. */
    Lookup locator() default Lookup.ITEM;

    /**
     * Over how many partitions the rows of one partition key are spread, 1 to 256: write sharding, for a partition that is written to more than 1,000
     * times a second, as {@code @ItemKey(partition = "EVENTS", sort = "Event#{id}", shards = 16)}. The shard follows from the id ({@code EVENTS#7of16}), so
     * that what is found by id is one item read as ever, and what a row owns is kept with it. A query of the partition becomes one of each shard, all
     * at once, merged in the order of the sort key. Not with {@link ItemCollection#versioned()}, nor for existing tables. To change it is a migration.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-sharding.html">Amazon DynamoDB Developer Guide,
     *     "Using write sharding to distribute workloads evenly"</a>
     */
    int shards() default 1;

    /** What leads from an id to a key. */
    enum Lookup {
        /** An item that holds the key, written in the same transaction: consistent, and the guard of the id's uniqueness. */
        ITEM,
        /**
         * A secondary index: one item less in every insert. But it is eventually consistent, so that an entity just written may
         * not be found by its id for a moment, and two of the same id in different partitions are not noticed.
         */
        INDEX
    }
}
