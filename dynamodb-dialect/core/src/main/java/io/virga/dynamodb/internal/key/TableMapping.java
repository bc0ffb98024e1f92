package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * @param timeToLive when its items expire
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
        String version,
        Optional<TimeToLive> timeToLive) {

    /** The attribute that tells the tables of a shared physical table apart. */
    public static final String TYPE = PhysicalTable.TYPE;
    /** The attribute with the stamp of the commit that wrote the item last. */
    public static final String COMMIT_STAMP = "_tx";

    public TableMapping {
        attributes = List.copyOf(attributes);
        primaryKey = List.copyOf(primaryKey);
        indexes = List.copyOf(indexes);
        uniques = List.copyOf(uniques);
    }

    public TableMapping withTimeToLive(TimeToLive expiry) {
        return new TableMapping(
                name,
                entity,
                tag,
                table,
                attributes,
                primaryKey,
                partition,
                sort,
                indexes,
                locator,
                uniques,
                version,
                Optional.of(expiry));
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

    /** The key attributes that a Query of the table needs. */
    public List<KeyPart> partitionParts() {
        return List.of(new KeyPart(table.partitionKey(), partition));
    }

    /** The key attributes that a Query of the table can narrow, none where it has no sort key. */
    public List<KeyPart> sortParts() {
        return table.hasSortKey() ? List.of(new KeyPart(table.sortKey(), sort)) : List.of();
    }

    /** The key of the item that holds a row: columns to canonical values. */
    public ItemKey key(Function<String, @Nullable Object> row) {
        return new ItemKey(partition.value(row), table.hasSortKey() ? sort.value(row) : Value.NULL);
    }

    /** As {@link #key}, empty where no item can have such a key: it would be empty, too long, or hold a null. */
    public Optional<ItemKey> possibleKey(Function<String, @Nullable Object> row) {
        try {
            return Optional.of(key(row));
        } catch (Refusal noSuchKey) {
            return Optional.empty();
        }
    }

    /** Whether the key of a row's item follows from these columns. */
    public boolean isKeyedBy(Collection<String> columns) {
        return columns.containsAll(partition.attributes())
                && columns.containsAll(partition.shardedBy())
                && (!table.hasSortKey() || columns.containsAll(sort.attributes()));
    }

    /** The key of the item that points at a row known by its primary key only. */
    public ItemKey locatorKey(Locator target, Function<String, @Nullable Object> row) {
        return ItemKey.of(target.partition().encode(row), Locator.SORT_KEY);
    }

    /**
     * Whether an item is a row of this table: by its type where the table has one, else by the form of its key.
     *
     * @param item attribute to value
     */
    public boolean owns(Function<String, Value> item) {
        if (table.isTyped()) {
            return item.apply(table.type()) instanceof Value.Text text
                    && text.value().equals(tag);
        }
        return partition.match(item.apply(table.partitionKey())).isPresent()
                && (!table.hasSortKey()
                        || sort.match(item.apply(table.sortKey())).isPresent());
    }

    /** Whether an item is past its time to live: stored still, and yet gone. */
    public boolean isExpired(Function<String, Value> item, Supplier<Instant> now) {
        return timeToLive.isPresent()
                && TimeToLive.isExpired(item.apply(timeToLive.get().attribute()), now.get());
    }

    /** The attributes that put a row into one of the indexes, none for a row that is not in it. */
    public Map<String, Value> indexed(IndexMapping index, Function<String, @Nullable Object> row) {
        var attributes = new HashMap<String, Value>();
        index.keys(row, attributes::put);
        return attributes;
    }

    /** Whether an item is a marker of this table: the locator, a guard or an index entry of one of its rows, the version of an item collection. */
    public boolean keeps(Function<String, Value> item) {
        if (!table.stamped() || !(item.apply(table.type()) instanceof Value.Text type)) {
            return false;
        }
        var partitionKey = item.apply(table.partitionKey());
        return switch (type.value()) {
            case Locator.SORT_KEY ->
                locator.filter(target -> target.partition().match(partitionKey).isPresent())
                        .isPresent();
            case Guard.SORT_KEY ->
                uniques.stream()
                        .anyMatch(guard -> guard.partition().match(partitionKey).isPresent());
            case IndexMapping.ENTRY ->
                indexes.stream()
                        .anyMatch(index -> index.kind() == IndexMapping.Kind.ITEMS
                                && index.partition()
                                        .get(0)
                                        .template()
                                        .match(partitionKey)
                                        .isPresent());
            case RangeVersion.TYPE -> RangeVersion.isOf(this, item);
            default -> false;
        };
    }

    /** The attributes that follow from the columns for the indexes' sake: an update takes them away before it sets them. */
    public List<String> indexAttributes() {
        return indexes.stream().flatMap(index -> index.ownAttributes().stream()).toList();
    }

    /** Key, type and index attributes of a row: all that is derived from its columns. */
    public Map<String, Value> derived(Function<String, @Nullable Object> row) {
        var derived = new HashMap<String, Value>();
        var key = key(row);
        derived.put(table.partitionKey(), key.partition());
        if (table.hasSortKey()) {
            derived.put(table.sortKey(), key.sort());
        }
        if (table.isTyped()) {
            derived.put(table.type(), Value.text(tag));
        }
        for (var index : indexes) {
            index.keys(row, derived::put);
        }
        return derived;
    }

    /** Of its name, which no other has: it is a key of maps for every row. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
