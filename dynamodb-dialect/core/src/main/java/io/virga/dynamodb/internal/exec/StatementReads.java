package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;

/** The store as a statement sees it: it reads, and what it writes is sent at commit. */
interface StatementReads extends ItemStore {

    @Override
    default void write(Request.Write request) {
        throw new AssertionError("a statement writes at commit");
    }

    @Override
    default Item updateAndGet(Request.Update request) {
        throw new AssertionError("a statement writes at commit");
    }

    @Override
    default void transact(Request.Transact request) {
        throw new AssertionError("a statement writes at commit");
    }

    /** The store is not the statement's. */
    @Override
    default void close() {}
}
