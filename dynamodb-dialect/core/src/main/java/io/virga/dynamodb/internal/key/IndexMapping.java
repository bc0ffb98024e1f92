package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index that the items of one table are in. It is sparse: a row is not in it while a column of its partition key is null,
 * or one {@linkplain #neededToSort() needed to sort it}.
 *
 * @param index the name of the index; of entries kept as items a name for messages only
 * @param kind what keeps the entries
 * @param partition the attributes of its partition key: one, or up to four that are columns themselves
 * @param sort the attributes of its sort key: none, one, or up to four that are columns themselves
 * @param included the attributes it holds beside the keys of table and index; all where empty
 */
public record IndexMapping(
        String index, Kind kind, List<KeyPart> partition, List<KeyPart> sort, Optional<List<String>> included) {

    /** The type of an entry that is an item. */
    public static final String ENTRY = "#entry";

    /** What keeps the entries of an index. */
    public enum Kind {
        /** A global secondary index: eventually consistent. */
        GLOBAL,
        /** A local secondary index: the partition of the table in another order, consistent when asked for. */
        LOCAL,
        /** Items of the base table that hold the key of the row, written in its transaction: never stale. */
        ITEMS
    }

    public IndexMapping {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
        included = included.map(List::copyOf);
    }

    /** Each key of one attribute, all attributes projected. */
    public static IndexMapping of(String index, Kind kind, KeyPart partition, KeyPart sort) {
        return new IndexMapping(index, kind, List.of(partition), List.of(sort), Optional.empty());
    }

    /** The columns that must be known for a Query. */
    public List<String> partitionColumns() {
        return KeyPart.columns(partition);
    }

    /** The columns in whose order a Query returns the rows of a partition. */
    public List<String> sortColumns() {
        return KeyPart.columns(sort);
    }

    public boolean isConsistent() {
        return kind != Kind.GLOBAL;
    }

    /**
     * Whether an entry has all that is asked of the row.
     *
     * @param table whose key attributes every entry has
     * @param attributes what is asked for, the whole row where empty
     */
    public boolean covers(PhysicalTable table, Collection<String> attributes) {
        if (kind == Kind.ITEMS || included.isEmpty()) {
            return kind != Kind.ITEMS;
        }
        var held = new HashSet<>(included.get());
        held.addAll(List.of(table.partitionKey(), table.sortKey()));
        partition.forEach(part -> held.add(part.attribute()));
        sort.forEach(part -> held.add(part.attribute()));
        return !attributes.isEmpty() && held.containsAll(attributes);
    }

    /** The attributes that are there for the index alone, and so change with it. */
    List<String> ownAttributes() {
        var own = new ArrayList<String>();
        if (kind == Kind.GLOBAL) {
            partition.stream().filter(part -> !part.template().isNative()).forEach(part -> own.add(part.attribute()));
        }
        if (kind != Kind.ITEMS) {
            sort.stream().filter(part -> !part.template().isNative()).forEach(part -> own.add(part.attribute()));
        }
        return own;
    }

    /** Sets {@link #ownAttributes()} where the row is in the index. */
    void keys(Function<String, @Nullable Object> row, BiConsumer<String, Value> attributes) {
        if (kind != Kind.ITEMS && holds(row)) {
            var own = ownAttributes();
            for (var part : partition) {
                if (own.contains(part.attribute())) {
                    attributes.accept(part.attribute(), part.template().value(row));
                }
            }
            for (var part : sort) {
                if (own.contains(part.attribute())) {
                    attributes.accept(part.attribute(), part.template().value(row));
                }
            }
        }
    }

    /** The key of a row's entry where entries are items; empty for a row that is not in the index. */
    public Optional<ItemKey> entry(Function<String, @Nullable Object> row) {
        if (kind != Kind.ITEMS || !holds(row)) {
            return Optional.empty();
        }
        return Optional.of(new ItemKey(
                partition.get(0).template().value(row), sort.get(0).template().value(row)));
    }

    /** The columns of the sort key without which a row is not in the index. */
    public List<String> neededToSort() {
        return sort.stream().flatMap(part -> part.template().needed().stream()).toList();
    }

    private boolean holds(Function<String, @Nullable Object> row) {
        for (var column : partitionColumns()) {
            if (row.apply(column) == null) {
                return false;
            }
        }
        return neededToSort().stream().allMatch(column -> row.apply(column) != null);
    }
}
