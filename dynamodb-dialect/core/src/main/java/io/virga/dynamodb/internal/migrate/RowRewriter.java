package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Marker;
import io.virga.dynamodb.internal.exec.Row;
import io.virga.dynamodb.internal.exec.Subject;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.schema.ItemTransformation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the items of one table are to be: attributes as the changes say, everything else as the mapping derives it. Pure, safe
 * for use by several threads. Applied to its own result it changes nothing.
 */
final class RowRewriter implements Rewriting {

    private final TableMapping from;
    private final TableMapping to;
    private final List<AttributeChange> changes;
    private final Function<String, ItemTransformation> transformations;
    private final boolean newCounts;

    /**
     * @param transformations by the name of their class
     * @param newCounts whether an attribute that an item has in both forms is taken from the new one
     */
    RowRewriter(
            TableMapping from,
            TableMapping to,
            List<AttributeChange> changes,
            Function<String, ItemTransformation> transformations,
            boolean newCounts) {
        this.newCounts = newCounts;
        this.from = from;
        this.to = to;
        this.changes = List.copyOf(changes);
        this.transformations = transformations;
    }

    @Override
    public TableMapping from() {
        return from;
    }

    @Override
    public TableMapping to() {
        return to;
    }

    @Override
    public boolean owns(Item item) {
        return from.owns(item::get) || from.table().equals(to.table()) && to.owns(item::get);
    }

    @Override
    public Rewritten rewrite(Item item) {
        var oldKey = from.table().keyOf(item::get);
        try {
            return rewrite(item, oldKey);
        } catch (Refusal | IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw Refusal.of(
                    "ROW_NOT_CONVERTIBLE",
                    Refusal.DATA,
                    "a row cannot be brought along: " + e.getMessage(),
                    from.entity() + " " + text(oldKey),
                    "Correct the row, or add a transform step with a class of yours before it.");
        }
    }

    private Rewritten rewrite(Item item, ItemKey oldKey) {
        var attributes = new LinkedHashMap<String, Value>();
        item.attributes().forEach(name -> attributes.put(name, item.get(name)));
        var applied = new Applied(attributes);
        changes.forEach(change -> change.fold(applied));
        from.indexAttributes().forEach(name -> dropDerived(attributes, name));
        to.indexAttributes().forEach(name -> dropDerived(attributes, name));
        var row = new Row(to, Item.of(attributes));
        if (!from.table().equals(to.table())) {
            attributes.remove(from.table().partitionKey());
            attributes.remove(from.table().sortKey());
            attributes.remove(from.table().type());
        }
        checkNotNull(row);
        attributes.putAll(to.derived(row::value));
        expire(attributes, row);
        var key = to.key(row::value);
        return markers(item, attributes, oldKey, key);
    }

    private void checkNotNull(Row row) {
        for (var attribute : to.attributes()) {
            if (!attribute.nullable()
                    && attribute.generation() == Attribute.Generation.NONE
                    && row.item().get(attribute.name()).isNull()) {
                throw Refusal.of(
                        "VALUE_MISSING",
                        Refusal.NULL_NOT_ALLOWED,
                        attribute.name() + " would be null",
                        to.entity(),
                        "");
            }
        }
    }

    /** A derived attribute, unless it is a column as well. */
    private void dropDerived(Map<String, Value> attributes, String name) {
        if (to.attributes().stream().noneMatch(attribute -> attribute.name().equals(name))) {
            attributes.remove(name);
        }
    }

    private void expire(Map<String, Value> attributes, Row row) {
        if (from.timeToLive().equals(to.timeToLive())) {
            return;
        }
        from.timeToLive()
                .filter(ttl -> to.attributes().stream().noneMatch(a -> a.name().equals(ttl.attribute())))
                .ifPresent(ttl -> attributes.remove(ttl.attribute()));
        to.timeToLive().filter(ttl -> !ttl.column().isEmpty()).ifPresent(ttl -> {
            var moment = TimeToLive.moment(row.value(ttl.column()));
            if (!moment.isNull()) {
                attributes.put(ttl.attribute(), moment);
            }
        });
    }

    private Rewritten markers(Item item, Map<String, Value> attributes, ItemKey oldKey, ItemKey key) {
        var old = new Row(from, item);
        var isOldForm = from.possibleKey(column -> valueOrNull(old, column))
                .filter(oldKey::equals)
                .isPresent();
        var row = new Row(to, Item.of(attributes));
        var before = isOldForm
                ? Marker.of(
                        from,
                        Subject.row(from, old.id()),
                        column -> valueOrNull(old, column),
                        moment(from, item.get(TimeToLive.ATTRIBUTE)))
                : List.<Marker>of();
        var after = Marker.of(
                to,
                Subject.row(to, row.id()),
                row::value,
                moment(to, attributes.getOrDefault(TimeToLive.ATTRIBUTE, Value.NULL)));
        Map<String, Marker> leaving = new HashMap<>();
        before.forEach(marker -> leaving.put(name(marker), marker));
        var arriving = new ArrayList<Marker>();
        for (var marker : after) {
            var same = leaving.remove(name(marker));
            if (same == null || !same.item().equals(marker.item())) {
                arriving.add(marker);
            }
        }
        var how = oldKey.equals(key) && from.table().equals(to.table())
                ? Rewritten.How.CHANGE
                : newCounts ? Rewritten.How.GIVE_WAY : Rewritten.How.MOVE;
        return new Rewritten(how, from, to, item, oldKey, key, attributes, arriving, List.copyOf(leaving.values()));
    }

    private static Value moment(TableMapping mapping, Value stored) {
        return mapping.timeToLive().isPresent() ? stored : Value.NULL;
    }

    private static String name(Marker marker) {
        return marker.table().name() + " " + marker.key();
    }

    /** A column of the form before, which a row of the form after may hold in another type. */
    private static @Nullable Object valueOrNull(Row row, String column) {
        try {
            return row.value(column);
        } catch (Refusal | IllegalArgumentException | ArithmeticException | java.time.DateTimeException otherForm) {
            return null;
        }
    }

    static String text(ItemKey key) {
        return key.sort().isNull() ? text(key.partition()) : text(key.partition()) + " | " + text(key.sort());
    }

    private static String text(Value key) {
        return key instanceof Value.Text text ? text.value() : JsonText.render(key);
    }

    @Override
    public boolean isExpired(Item item, Instant now) {
        return from.isExpired(item::get, () -> now);
    }

    private static Optional<Attribute> byName(TableMapping mapping, String attribute) {
        return mapping.attributes().stream()
                .filter(each -> each.name().equals(attribute))
                .findFirst();
    }

    /** The changes, made to the attributes of one item. */
    private final class Applied implements AttributeChange.Fold<Boolean> {

        private final Map<String, Value> attributes;

        Applied(Map<String, Value> attributes) {
            this.attributes = attributes;
        }

        @Override
        public Boolean rename(AttributeChange.Rename change) {
            var value = attributes.remove(change.attribute());
            if (value == null) {
                return false;
            }
            if (newCounts) {
                return attributes.putIfAbsent(change.to(), value) == null;
            }
            attributes.put(change.to(), value);
            return true;
        }

        @Override
        public Boolean add(AttributeChange.Add change) {
            return attributes.putIfAbsent(change.attribute(), change.value()) == null;
        }

        @Override
        public Boolean remove(AttributeChange.Remove change) {
            return attributes.remove(change.attribute()) != null;
        }

        @Override
        public Boolean convert(AttributeChange.Convert change) {
            var was = byName(from, change.attribute());
            var is = byName(to, change.attribute());
            var value = attributes.get(change.attribute());
            if (was.isEmpty() || is.isEmpty() || value == null) {
                return false;
            }
            attributes.put(change.attribute(), converted(was.get(), is.get(), value));
            return true;
        }

        private Value converted(Attribute was, Attribute is, Value value) {
            @Nullable Object canonical;
            try {
                canonical = ValueCodec.decode(was, value);
            } catch (Refusal | IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
                // so it is when the row was brought along before
                ValueCodec.decode(is, value);
                return value;
            }
            var coerced = Coercion.coerce(is, canonical);
            if (canonical != null && coerced == null) {
                throw Refusal.of(
                        "VALUE_NOT_CONVERTIBLE",
                        Refusal.DATA,
                        "a " + was.type() + " is not a " + is.type(),
                        is.column(),
                        "");
            }
            return ValueCodec.encode(is, coerced, is.column());
        }

        @Override
        public Boolean transform(AttributeChange.Transform change) {
            var plain = PlainValues.plain(attributes);
            var transformed = transformations.apply(change.className()).transform(plain);
            var values = PlainValues.values(transformed, change.className());
            attributes.clear();
            attributes.putAll(values);
            return true;
        }
    }
}
