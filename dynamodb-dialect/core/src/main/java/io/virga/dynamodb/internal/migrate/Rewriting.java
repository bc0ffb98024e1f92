package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.store.Item;
import java.time.Instant;

/** What becomes of the items of one table. Pure, safe for use by several threads. */
interface Rewriting {

    TableMapping from();

    TableMapping to();

    /** Whether an item is one that it is about. */
    boolean owns(Item item);

    boolean isExpired(Item item, Instant now);

    /** @throws io.virga.dynamodb.internal.model.Refusal naming the row, for a value that does not convert or that no key can hold */
    Rewritten rewrite(Item item);
}
