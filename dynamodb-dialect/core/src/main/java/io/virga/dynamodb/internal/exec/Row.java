package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.Item;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item seen as a row of its table. */
public record Row(TableMapping mapping, Item item) {

    private static final int LONGEST_SHOWN = 100;

    /**
     * The canonical value of a column.
     *
     * @throws Refusal where the item holds something else
     */
    public @Nullable Object value(Attribute attribute) {
        var stored = item.get(attribute.name());
        try {
            var value = ValueCodec.decode(attribute, stored);
            return value instanceof BigDecimal decimal ? attribute.scaled(decimal) : value;
        } catch (Refusal | DateTimeException | IllegalArgumentException | ArithmeticException e) {
            var text = JsonText.render(stored);
            var refusal = Refusal.of(
                    "UNEXPECTED_VALUE",
                    Refusal.DATA,
                    "attribute '" + attribute.name() + "' of item " + key() + " holds "
                            + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…")
                            + ", which is no value of type " + attribute.type(),
                    mapping.entity() + ", table '" + mapping.table().name() + "'",
                    "Compare the mapping with the items of the table: a converter reads what others write in a form of their own.");
            refusal.initCause(e);
            throw refusal;
        }
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
