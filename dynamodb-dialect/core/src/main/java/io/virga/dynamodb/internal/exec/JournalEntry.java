package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journaled transaction means to make of one item.
 *
 * @param part the part of the transaction that it is locked with
 * @param lock what the item bears until then
 */
record JournalEntry(ItemKey key, int part, LockText lock, ItemChange change) {

    private static final String PARTITION = "p";
    private static final String SORT = "s";
    private static final String PART = "n";
    private static final String NEW = "i";
    private static final String KIND = "k";
    private static final String SETS = "a";
    private static final String REMOVES = "r";

    /** As a chunk of the journal stores it. */
    Value toValue() {
        var removes = change.removes().stream().map(Value::text).toList();
        return new Value.Document(Map.of(
                PARTITION, key.partition(),
                SORT, key.sort(),
                PART, Value.Num.of(part),
                NEW, new Value.Bool(lock.placeholder()),
                KIND, Value.text(change.kind().name()),
                SETS, new Value.Document(change.sets()),
                REMOVES, new Value.Sequence(List.copyOf(removes))));
    }

    /** @param chunk the chunk that it was read from */
    static JournalEntry of(Value stored, String tx, int chunk) {
        var entry = ((Value.Document) stored).entries();
        var removes = new ArrayList<String>();
        ((Value.Sequence) value(entry, REMOVES)).elements().forEach(name -> removes.add(text(name)));
        return new JournalEntry(
                new ItemKey(value(entry, PARTITION), value(entry, SORT)),
                ((Value.Num) value(entry, PART)).value().intValueExact(),
                new LockText(tx, chunk, ((Value.Bool) value(entry, NEW)).value()),
                new ItemChange(
                        ItemChange.Kind.valueOf(text(value(entry, KIND))),
                        ((Value.Document) value(entry, SETS)).entries(),
                        removes));
    }

    private static Value value(Map<String, Value> entry, String name) {
        return entry.getOrDefault(name, Value.NULL);
    }

    private static String text(Value value) {
        return ((Value.Text) value).value();
    }

    /** Makes it so, and takes the lock off; nothing where the item does not bear it. */
    Request.Write apply(PhysicalTable table) {
        return switch (change.kind()) {
            case PUT -> new Request.Put(table, key, change.sets(), stillLocked(new Placeholders()));
            case DELETE -> new Request.Delete(table, key, stillLocked(new Placeholders()));
            case UPDATE -> update(table, change);
            case CHECK, CHECK_ABSENT -> release(table);
        };
    }

    /** Takes the lock off, and the placeholder away; nothing where the item does not bear it. */
    Request.Write release(PhysicalTable table) {
        return released(table, key, lock);
    }

    static Request.Write released(PhysicalTable table, ItemKey key, LockText lock) {
        var entry = new JournalEntry(key, 0, lock, new ItemChange(ItemChange.Kind.CHECK, Map.of(), List.of()));
        return lock.placeholder()
                ? new Request.Delete(table, key, entry.stillLocked(new Placeholders()))
                : entry.update(table, entry.change());
    }

    private Request.Update update(PhysicalTable table, ItemChange what) {
        var removes = new ArrayList<>(what.removes());
        removes.add(LockText.ATTRIBUTE);
        var placeholders = new Placeholders();
        var update = placeholders.update(new ItemChange(what.kind(), what.sets(), removes));
        var condition = stillLocked(placeholders);
        return new Request.Update(table, key, placeholders.expression(update), condition);
    }

    private Expression stillLocked(Placeholders placeholders) {
        return placeholders.expression(
                placeholders.name(LockText.ATTRIBUTE) + " = " + placeholders.value(lock.value()));
    }

    /** The item as the transaction makes it, empty where it is gone then. */
    Optional<Item> after(PhysicalTable table, Item before) {
        return switch (change.kind()) {
            case DELETE, CHECK_ABSENT -> Optional.empty();
            case CHECK -> before(before);
            case PUT -> {
                var item = new HashMap<>(change.sets());
                item.put(table.partitionKey(), key.partition());
                if (table.hasSortKey()) {
                    item.put(table.sortKey(), key.sort());
                }
                yield Optional.of(Item.of(item));
            }
            case UPDATE -> {
                var item = attributes(before);
                item.remove(LockText.ATTRIBUTE);
                change.removes().forEach(item::remove);
                item.putAll(change.sets());
                yield Optional.of(Item.of(item));
            }
        };
    }

    /** An item without the lock that it bears, empty for a placeholder. */
    static Optional<Item> before(Item locked) {
        if (LockText.of(locked).filter(LockText::placeholder).isPresent()) {
            return Optional.empty();
        }
        var item = attributes(locked);
        item.remove(LockText.ATTRIBUTE);
        return Optional.of(Item.of(item));
    }

    private static Map<String, Value> attributes(Item item) {
        var attributes = new HashMap<String, Value>();
        item.attributes().forEach(name -> attributes.put(name, item.get(name)));
        return attributes;
    }
}
