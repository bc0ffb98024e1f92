package io.virga.dynamodb.internal.store;

/** A way to one DynamoDB. Opening it sends nothing; safe for use by several threads. */
public interface StoreConnection extends AutoCloseable {

    ItemStore items();

    /** The same for one of its users: this listener hears of what goes through it, besides that of the connection. */
    ItemStore items(RequestListener listener);

    /** The same, and no listener hears of it: for what is asked on nobody's behalf, now and then. */
    ItemStore unheardItems();

    TableAdmin tables();

    @Override
    void close();
}
