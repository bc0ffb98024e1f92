package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one relational table live, whatever JPA feature made it. Immutable; made once at boot.
 *
 * @param name the table as SQL text writes it
 * @param entity the entity or collection role that messages name
 * @param tag what {@code _type} holds in its items, unique in the physical table
 * @param table the physical table
 * @param attributes the columns, each at its {@link Attribute#position()}
 * @param primaryKey the columns of the primary key; all columns of a set without one; empty for a bag
 * @param partition the template of the partition key, over columns
 * @param sort the template of the sort key, over columns
 * @param indexes the secondary indexes that its items are in
 * @param locator where the full key is found by the primary key, when the partition is not computable from it
 * @param uniques unique constraints, each with a guard item
 * @param version the version column, empty where there is none
 */
public record TableMapping(
        String name,
        String entity,
        String tag,
        PhysicalTable table,
        List<Attribute> attributes,
        List<String> primaryKey,
        KeyTemplate partition,
        KeyTemplate sort,
        List<IndexMapping> indexes,
        Optional<Locator> locator,
        List<Guard> uniques,
        String version) {

    /** The attribute that tells the tables of a shared physical table apart. */
    public static final String TYPE = "_type";
    /** The attribute with the stamp of the commit that wrote the item last. */
    public static final String COMMIT_STAMP = "_tx";

    public TableMapping {
        attributes = List.copyOf(attributes);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        uniques = List.copyOf(uniques);
    }

    public boolean isVersioned() {
        return !version.isEmpty();
    }

    public Optional<Attribute> find(String column) {
        for (var attribute : attributes) {
            if (attribute.column().equals(column)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    public Attribute attribute(String column) {
        return find(column).orElseThrow(() -> new AssertionError("no column " + column + " in " + name));
    }

    /** The key of the item that holds a row: columns to canonical values. */
    public ItemKey key(Function<String, @Nullable Object> row) {
        return ItemKey.of(partition.encode(row), sort.encode(row));
    }

    /** The key of the item that points at a row known by its primary key only. */
    public ItemKey locatorKey(Locator target, Function<String, @Nullable Object> row) {
        return ItemKey.of(target.partition().encode(row), Locator.SORT_KEY);
    }

    /** Key, type and index attributes of a row: all that is derived from its columns. */
    public Map<String, Value> derived(Function<String, @Nullable Object> row) {
        var derived = new HashMap<String, Value>();
        var key = key(row);
        derived.put(table.partitionKey(), key.partition());
        if (table.hasSortKey()) {
            derived.put(table.sortKey(), key.sort());
        }
        derived.put(TYPE, Value.text(tag));
        for (var index : indexes) {
            index.keys(row, derived::put);
        }
        return derived;
    }

    @Override
    public String toString() {
        return name;
    }
}
