package io.virga.dynamodb;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A secondary index of an entity, beyond those that Virga designs for foreign keys, {@code @Index} and unique constraints. One
 * whose partition holds the same attributes as such an index takes its place.
 *
 * <p>Without a name it is a slot of the overloaded indexes {@code gsi1 … gsi20}, which all entities share. With a name it is an
 * index of its own; there, an attribute that stands alone is a key attribute as it is, and several make a multi-attribute key.
 * Every index is sparse: a row is in it while no attribute of its partition is null.
 *
 * <pre>{@code
 * @ItemIndex(partition = "{status}", sort = "{placedAt}")
 * @ItemIndex(name = "byRound", partition = {"{tournament}", "{region}"}, sort = {"{round}", "{bracket}"})
 * @ItemIndex(local = true, sort = "{total}")
 * @ItemIndex(partition = "{customer}", consistent = true)
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ItemIndexes.class)
public @interface ItemIndex {

    /** The name of an index of its own; a slot of the overloaded ones when empty. */
    String name() default "";

    /** The partition key: one template, or up to four attributes in braces. Not given for a local index. */
    String[] partition() default {};

    /** The sort key: one template, or up to four attributes in braces; the entity's id when empty. */
    String[] sort() default {};

    /**
     * A local secondary index: the entity's own partition in the order of {@link #sort()}, strongly consistent. It is made with the
     * table and never after, and limits each item collection of the table to 10 GB.
     */
    boolean local() default false;

    /**
     * Entries are items of the base table, written in the same transaction: never stale, for relations that must not be. Each costs
     * one item of the 100 in every insert, delete and change of its attributes.
     */
    boolean consistent() default false;

    /**
     * Over how many partitions the entries of one value are spread, 1 to 256: for a value that many rows share and that is written often, as a status;
     * an index that cannot take more writes holds up the writes of its table. As {@link ItemKey#shards()}; not for a local index, nor for several key
     * attributes.
     */
    int shards() default 1;

    /** The attributes held beside the keys of table and index; all when empty. Only with a name. */
    String[] include() default {};

    /** Whether the index holds the keys alone. Only with a name. */
    boolean keysOnly() default false;
}
