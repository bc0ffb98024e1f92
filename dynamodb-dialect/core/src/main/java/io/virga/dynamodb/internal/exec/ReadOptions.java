package io.virga.dynamodb.internal.exec;

/**
 * How the items of a path are asked for.
 *
 * @param forward whether a Query reads its sort key upwards
 * @param firstPage how many items the first page is to have, 0 for as many as it takes; later ones are larger
 */
record ReadOptions(boolean forward, int firstPage) {

    /** All of them, upwards. */
    static final ReadOptions ALL = new ReadOptions(true, 0);
}
