package io.virga.dynamodb.internal.store;

import java.util.Optional;

/**
 * DynamoDB, one request a call. Nothing is repeated here but what a failed connection or a throttled <em>read</em> makes
 * the SDK repeat; a write is sent exactly once, and its caller decides what a lost answer means.
 *
 * <p>Implementations are safe for use by several threads. Every method throws {@link StoreException} and nothing else.
 */
public interface ItemStore extends AutoCloseable {

    Optional<Item> get(Request.Get request);

    Batch batchGet(Request.BatchGet request);

    Page query(Request.Query request);

    Page scan(Request.Scan request);

    PartiQlPage partiQl(Request.PartiQl request);

    /** A put, update or delete, outside of any transaction. */
    void write(Request.Write request);

    /** An update outside of any transaction; returns the item as it is afterwards. */
    Item updateAndGet(Request.Update request);

    void transact(Request.Transact request);

    @Override
    void close();
}
