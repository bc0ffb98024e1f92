package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.plan.Projection;

/**
 * How the items of a path are asked for.
 *
 * @param sorted whether the order of a Query's sort key counts; else the items of several come one behind the other
 * @param forward whether a Query reads its sort key upwards
 * @param projection which attributes of rows are asked for
 * @param firstPage how many items the first page is to have, 0 for as many as it takes; later ones are larger
 */
record ReadOptions(boolean sorted, boolean forward, int firstPage, Projection projection) {

    /** All of them, upwards and whole. */
    static final ReadOptions ALL = of(Projection.ALL);

    /** The same, of whole rows. */
    ReadOptions whole() {
        return new ReadOptions(sorted, forward, firstPage, Projection.ALL);
    }

    static ReadOptions of(Projection projection) {
        return new ReadOptions(false, true, 0, projection);
    }
}
