package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows that foreign keys refer to: claimed to be there when the transaction commits. */
final class References {

    private final WriteSet writes;
    private final Catalog catalog;

    References(WriteSet writes, Catalog catalog) {
        this.writes = writes;
        this.catalog = catalog;
    }

    /**
     * Claims the parents of a row that is written.
     *
     * @param changed the columns that are written; a foreign key of which none is among them is left as it was
     */
    void claim(TableMapping child, ItemKey row, Function<String, @Nullable Object> columns, Set<String> changed) {
        for (var reference : catalog.referencesOf(child)) {
            if (reference.columns().stream().anyMatch(changed::contains)
                    && reference.columns().stream().allMatch(column -> columns.apply(column) != null)) {
                catalog.find(reference.parent())
                        .flatMap(parent -> claim(reference, parent, columns))
                        .ifPresent(item ->
                                writes.claim(new WriteSet.Place(child.table(), row), reference.constraint(), item));
            }
        }
    }

    /** Empty where no item's key follows from the foreign key: an existing table without guards, or found by an index. */
    private static Optional<PendingItem> claim(
            Reference reference, TableMapping parent, Function<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> values = new HashMap<>();
        List<@Nullable Object> id = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            var value = columns.apply(reference.columns().get(i));
            values.put(reference.parentColumns().get(i), value);
            id.add(value);
        }
        var subject = new Subject(parent, id, Subject.Role.PARENT, reference.constraint());
        return key(reference, parent, values).map(key -> PendingItem.check(parent.table(), key, subject, Map.of()));
    }

    private static Optional<ItemKey> key(
            Reference reference, TableMapping parent, Map<String, @Nullable Object> values) {
        if (parent.isKeyedBy(values.keySet())) {
            return parent.possibleKey(values::get);
        }
        if (reference.toPrimaryKey()) {
            return parent.locator().map(locator -> parent.locatorKey(locator, values::get));
        }
        return parent.uniques().stream()
                .filter(guard -> new HashSet<>(guard.columns()).equals(values.keySet()))
                .map(guard -> ItemKey.of(guard.partition().encode(values::get), Guard.SORT_KEY))
                .findFirst();
    }
}
