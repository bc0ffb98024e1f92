package io.virga.dynamodb.internal.store;

import io.virga.dynamodb.internal.model.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** An item as read. Attributes are converted when asked for; an instance may be read by several threads. */
public interface Item {

    /** The value of an attribute, {@link Value#NULL} where the item has none of that name. */
    Value get(String attribute);

    /** The names of the attributes that are there. */
    Set<String> attributes();

    /** An item of values at hand. */
    static Item of(Map<String, Value> values) {
        return over(Map.copyOf(values));
    }

    /** An item of values that nobody changes any more. */
    static Item over(Map<String, Value> values) {
        return new Item() {
            @Override
            public Value get(String attribute) {
                return values.getOrDefault(attribute, Value.NULL);
            }

            @Override
            public Set<String> attributes() {
                return Collections.unmodifiableSet(values.keySet());
            }

            @Override
            public String toString() {
                return values.toString();
            }
        };
    }
}
