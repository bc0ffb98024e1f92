package io.virga.dynamodb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A DynamoDB table of the entity's own, in place of the one that the URL names. What the entity identifies (its collections,
 * joined subclasses, entities whose id begins with its own) lives there too.
 *
 * <p>An <em>existing table</em> is one whose items are not Virga's alone to shape: {@link #type()} is empty, or the attribute
 * of its own. Then items hold exactly the columns of the entity, under the columns' names; a key attribute that bears the name of
 * a column <em>is</em> that column, number and binary included; any other needs an {@link ItemKey} template. Nothing is kept beside
 * the items: no locator, no guard of a unique constraint, no index but those named by {@link ItemIndex}, and its collections live
 * in the unit's table.
 *
 * <pre>{@code
 * @Entity
 * @IdClass(SongId.class)
 * @ItemTable(name = "Music", partitionKey = "Artist", sortKey = "SongTitle", type = "")
 * class Song {
 *     @Id @Column(name = "Artist") String artist;
 *     @Id @Column(name = "SongTitle") String title;
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ItemTable {

    /** The name of the table, without the prefix of {@link DynamoSettings#TABLE_PREFIX}. */
    String name();

    /** The attribute that is the partition key. */
    String partitionKey() default "pk";

    /** The attribute that is the sort key; empty for a table that has none. */
    String sortKey() default "sk";

    /**
     * The attribute that tells the entities of a shared table apart. Another than Virga's own makes it an existing table; empty
     * where it has none, and then the form of the keys tells.
     */
    String type() default "_type";

    /** What {@link #type()} holds; the entity's name when empty. */
    String typeValue() default "";

    /** Whether schema export creates, changes and drops the table; else it only looks whether it is there. */
    boolean exported() default true;
}
