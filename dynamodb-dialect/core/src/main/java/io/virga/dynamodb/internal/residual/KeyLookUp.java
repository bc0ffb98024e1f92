package io.virga.dynamodb.internal.residual;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to ask a {@link RowSource} for some of its rows. Used by the executing thread only. */
public interface KeyLookUp {

    /** The positions of the columns that a key pins, in the order of the key's values. */
    List<Integer> columns();

    /** How many keys one call takes at most. A join asks for the keys it will need next along with the one it needs now. */
    int maxKeys();

    /**
     * All rows that have one of the keys, in any order, read to the end at once. Rows that have none of them are let be.
     *
     * @param keys different from each other; canonical values, none of them null, rounded to the scale of their columns.
     *     They match as SQL's {@code =} does: 1.0 is 1, and an instant is itself in every offset
     */
    Iterator<@Nullable Object[]> find(List<List<Object>> keys);
}
