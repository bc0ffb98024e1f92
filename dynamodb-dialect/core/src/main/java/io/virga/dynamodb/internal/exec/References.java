package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Foreign keys: the rows they refer to, claimed to be there at commit, and those that follow a deleted one. */
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

    /** A write that follows from another. */
    record Follow(Plan.Write plan, @Nullable Object[] parameters) {}

    /**
     * What {@code @OnDelete} says of the rows that refer to a deleted one. They are found as any query finds them: in the
     * item collection of the deleted row, or by an index, which may not know yet of a row that came a moment ago.
     */
    static Optional<Follow> onDelete(Reference reference, Row deleted, Catalog catalog) {
        var child = catalog.find(reference.child());
        if (child.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Operand> key = new LinkedHashMap<>();
        Map<String, Operand> nulls = new LinkedHashMap<>();
        var parameters = new @Nullable Object[reference.columns().size()];
        for (int i = 0; i < parameters.length; i++) {
            var column = reference.columns().get(i);
            key.put(column, new Operand.Parameter(i + 1));
            nulls.put(column, new Operand.Constant(null));
            parameters[i] = deleted.value(reference.parentColumns().get(i));
        }
        boolean cascades = reference.onDelete() == Reference.OnDelete.CASCADE;
        var write = new RowWrite(
                cascades ? RowWrite.Kind.DELETE : RowWrite.Kind.UPDATE,
                child.get(),
                cascades ? Map.of() : nulls,
                key,
                Map.of());
        return Optional.of(new Follow(Planner.write(write), parameters));
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
