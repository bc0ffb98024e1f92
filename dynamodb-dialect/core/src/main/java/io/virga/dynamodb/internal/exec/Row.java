package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item seen as a row of its table. */
public record Row(TableMapping mapping, Item item) {

    /** The canonical value of a column. */
    public @Nullable Object value(Attribute attribute) {
        var value = ValueCodec.decode(attribute, item.get(attribute.name()));
        return value instanceof BigDecimal decimal ? attribute.scaled(decimal) : value;
    }

    @Nullable
    Object value(int position) {
        return value(mapping.attributes().get(position));
    }

    public @Nullable Object value(String column) {
        return value(mapping.attribute(column));
    }

    public ItemKey key() {
        return Overlay.keyOf(mapping.table(), item);
    }

    /** The values of the primary key: what a flush identifies the row by. */
    public List<@Nullable Object> id() {
        var id = new ArrayList<@Nullable Object>(mapping.primaryKey().size());
        for (var column : mapping.primaryKey()) {
            id.add(value(column));
        }
        return id;
    }
}
