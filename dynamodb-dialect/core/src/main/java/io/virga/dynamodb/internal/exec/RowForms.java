package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two forms that the rows of a table have while a migration runs: the one that this application knows, and that of the
 * version before or behind it. Immutable, safe for use by several threads. A form brought up to date twice is the same.
 *
 * @param own as the application's mapping says; what it holds counts
 * @param other as the migration says
 * @param keepsKey whether a row has one item in both forms; else it has two, one per key
 * @param copies an attribute of the own form to the one that the other calls it
 * @param defaults what the other form holds where an attribute of its is missing
 */
public record RowForms(
        TableMapping own,
        TableMapping other,
        boolean keepsKey,
        Map<String, String> copies,
        Map<String, Value> defaults) {

    public RowForms {
        copies = Map.copyOf(copies);
        defaults = Map.copyOf(defaults);
    }

    /** All attributes of an item of the own form, those of the other form brought up to date. */
    public Map<String, Value> withBoth(Map<String, Value> item) {
        var both = new HashMap<>(item);
        copies.forEach((mine, theirs) -> {
            var value = item.get(mine);
            if (value == null) {
                both.remove(theirs);
            } else {
                both.put(theirs, value);
            }
        });
        defaults.forEach(both::putIfAbsent);
        if (keepsKey) {
            derive(both);
        }
        return both;
    }

    /** The item of the other form beside one that holds {@link #withBoth}; for rows that have two. */
    public Map<String, Value> twin(Map<String, Value> both) {
        var twin = new HashMap<>(both);
        own.indexAttributes().forEach(name -> removeDerived(twin, name));
        if (!own.table().equals(other.table())) {
            twin.remove(own.table().partitionKey());
            twin.remove(own.table().sortKey());
            twin.remove(own.table().type());
        }
        derive(twin);
        return twin;
    }

    private void derive(Map<String, Value> attributes) {
        var row = new Row(other, Item.of(Map.copyOf(attributes)));
        var shared = keepsKey ? Set.copyOf(own.indexAttributes()) : Set.<String>of();
        other.indexAttributes().stream()
                .filter(name -> !shared.contains(name))
                .forEach(name -> removeDerived(attributes, name));
        attributes.putAll(other.derived(row::value));
    }

    /** A derived attribute, unless it is a column as well. */
    private void removeDerived(Map<String, Value> attributes, String name) {
        if (!names(own).contains(name) && !names(other).contains(name)) {
            attributes.remove(name);
        }
    }

    /** An item without what only the other form has. */
    Map<String, Value> withoutOther(Map<String, Value> item) {
        var alone = new HashMap<>(item);
        var mine = names(own);
        mine.addAll(own.indexAttributes());
        var theirs = names(other);
        theirs.addAll(other.indexAttributes());
        theirs.stream().filter(name -> !mine.contains(name)).forEach(alone::remove);
        return alone;
    }

    private static Set<String> names(TableMapping mapping) {
        var names = new HashSet<String>();
        mapping.attributes().stream().map(Attribute::name).forEach(names::add);
        return names;
    }

    /** The key that a row has in the other form, empty where none can be. */
    Optional<ItemKey> otherKey(Map<String, Value> both) {
        return other.possibleKey(new Row(other, Item.of(both))::value);
    }

    /** Whether an item is the one that the other form has of a row, and not for this application to see. */
    public boolean isOther(Item item) {
        return !keepsKey
                && !own.possibleKey(new Row(own, item)::value)
                        .equals(Optional.of(own.table().keyOf(item::get)));
    }
}
