package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.util.Optional;

/**
 * The lock of a journaled transaction, as an item bears it: {@code <transaction>/<chunk>}, and {@code /new} behind it where the item is a
 * placeholder, of an item that is not there.
 *
 * @param tx the transaction
 * @param chunk where in its journal it stands what becomes of the item
 */
record LockText(String tx, int chunk, boolean placeholder) {

    /** The attribute that holds it. */
    static final String ATTRIBUTE = "_lock";

    private static final String NEW = "/new";

    Value value() {
        return Value.text(tx + "/" + chunk + (placeholder ? NEW : ""));
    }

    /** Empty where the item bears none. */
    static Optional<LockText> of(Item item) {
        if (!(item.get(ATTRIBUTE) instanceof Value.Text text)) {
            return Optional.empty();
        }
        var parts = text.value().split("/", -1);
        return Optional.of(new LockText(parts[0], Integer.parseInt(parts[1]), parts.length > 2));
    }
}
