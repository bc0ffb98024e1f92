package io.virga.dynamodb.internal.store;

/** A way to one DynamoDB. Opening it sends nothing; safe for use by several threads. */
public interface StoreConnection extends AutoCloseable {

    ItemStore items();

    TableAdmin tables();

    @Override
    void close();
}
