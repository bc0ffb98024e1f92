package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.ColumnBounds;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.plan.Atomic;
import io.virga.dynamodb.internal.plan.Change;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the transaction changes without having read them. They stay unread as long as nothing asks for rows of their table:
 * else they are read, and are from then on writes like all others, with what they were computed from as their condition.
 */
final class UnreadWrites {

    private final Supplier<ItemStore> reads;
    private final WriteSet writes;
    private final Supplier<ReadSet> seen;
    /** Where there have been some; the write set knows which still are. */
    private final List<WriteSet.Place> places = new ArrayList<>();

    UnreadWrites(Supplier<ItemStore> reads, WriteSet writes, Supplier<ReadSet> seen) {
        this.reads = reads;
        this.seen = seen;
        this.writes = writes;
    }

    /** Whether the update can be done so: not over another write of the same row, and not with a value that needs SQL's rules. */
    boolean update(Atomic atomic, @Nullable Object[] parameters, SessionRows rows) {
        var mapping = atomic.mapping();
        Map<String, @Nullable Object> key = new HashMap<>();
        atomic.key()
                .forEach((column, operand) ->
                        key.put(column, RowWriter.value(mapping.attribute(column), operand, parameters, mapping)));
        var changes = changes(atomic, parameters);
        if (changes.isEmpty() || key.containsValue(null)) {
            return false;
        }
        var place = new WriteSet.Place(mapping.table(), mapping.key(key::get));
        if (writes.find(place.table(), place.key()).isPresent()) {
            return false;
        }
        var id = RowWriter.id(mapping, key::get);
        writes.put(PendingItem.unread(place.table(), place.key(), Subject.row(mapping, id), changes));
        places.add(place);
        rows.forget(mapping, id);
        return true;
    }

    /** Empty where one of them needs the row. */
    private static List<AtomicChange> changes(Atomic atomic, @Nullable Object[] parameters) {
        var mapping = atomic.mapping();
        var changes = new ArrayList<AtomicChange>();
        for (var change : atomic.changes()) {
            var attribute = mapping.attribute(change.column());
            if (change instanceof Change.Assign assign) {
                var value = RowWriter.value(attribute, assign.value(), parameters, mapping);
                ColumnBounds.check(attribute, value, mapping.entity());
                changes.add(new AtomicChange(attribute, AtomicChange.Kind.ASSIGN, value, null));
            } else if (change instanceof Change.Default missing) {
                var value = RowWriter.value(attribute, missing.value(), parameters, mapping);
                if (value == null) {
                    return List.of();
                }
                ColumnBounds.check(attribute, value, mapping.entity());
                changes.add(new AtomicChange(attribute, AtomicChange.Kind.DEFAULT, value, null));
            } else if (change instanceof Change.Append append) {
                var value = RowWriter.value(attribute, append.elements(), parameters, mapping);
                var absent = append.absent()
                        .map(operand -> Optional.ofNullable(RowWriter.value(attribute, operand, parameters, mapping)));
                if (value == null || absent.isPresent() && absent.get().isEmpty()) {
                    return List.of();
                }
                ColumnBounds.check(attribute, value, mapping.entity());
                changes.add(new AtomicChange(
                        attribute,
                        AtomicChange.Kind.APPEND,
                        value,
                        absent.map(Optional::orElseThrow).orElse(null)));
            } else if (change instanceof Change.Add add) {
                var amount = number(attribute, add.amount(), parameters);
                var absent = add.absent().map(operand -> number(attribute, operand, parameters));
                if (amount.isEmpty() || absent.isPresent() && absent.get().isEmpty()) {
                    return List.of();
                }
                var signed = add.subtracts() ? amount.get().negate() : amount.get();
                var sum = new AtomicChange(
                        attribute,
                        AtomicChange.Kind.ADD,
                        Coercion.coerce(attribute, signed),
                        absent.map(other -> Coercion.coerce(attribute, other.orElseThrow()))
                                .orElse(null));
                if (sum.beyond(null).isPresent()) {
                    // of a number that is not there; whether it is, the row tells
                    return List.of();
                }
                changes.add(sum);
            }
        }
        return changes;
    }

    /** A number that the column holds as it is; empty for null, and for one that SQL would round. */
    private static Optional<BigDecimal> number(Attribute attribute, Operand operand, @Nullable Object[] parameters) {
        var given = Coercion.coerce(AttributeType.DECIMAL, operand.fold(new RowWriter.Fixed(parameters)));
        if (!(given instanceof BigDecimal number)) {
            return Optional.empty();
        }
        int scale = attribute.type() == AttributeType.INTEGER ? 0 : attribute.scale();
        return scale >= 0 && number.stripTrailingZeros().scale() > scale ? Optional.empty() : Optional.of(number);
    }

    /**
     * Reads those of a table.
     *
     * @throws RowConflict where one is not there
     */
    void read(TableMapping mapping) {
        for (var place : places) {
            var pending = writes.find(place.table(), place.key()).orElse(null);
            if (pending != null && pending.isUnread() && pending.subject().mapping() == mapping) {
                read(pending);
            }
        }
    }

    private void read(PendingItem pending) {
        var mapping = pending.subject().mapping();
        var item = reads.get()
                .get(new Request.Get(pending.table(), pending.key(), List.of(), true))
                .filter(found -> mapping.owns(found::get))
                .orElseThrow(() -> RowConflict.of(pending));
        if (seen.get().isOn()) {
            seen.get().present(mapping, item, List.of(), true);
        }
        var row = new Row(mapping, item);
        Map<String, Value> after = new HashMap<>();
        item.attributes().forEach(name -> after.put(name, item.get(name)));
        Map<String, Value> checks = new HashMap<>(pending.checks());
        for (var change : pending.changes()) {
            var name = change.attribute().name();
            var value = change.of(row.value(change.attribute()));
            ColumnBounds.check(change.attribute(), value, mapping.entity());
            var stored = ValueCodec.encode(change.attribute(), value, mapping.entity());
            if (stored.isNull()) {
                after.remove(name);
            } else {
                after.put(name, stored);
            }
            if (change.isRelative()) {
                checks.putIfAbsent(name, item.get(name));
            }
        }
        writes.put(new PendingItem(
                pending.table(), pending.key(), pending.subject(), Optional.of(item), checks, Optional.of(after)));
    }

    /** Reads them all: then each is a write like any other. */
    void readAll() {
        for (var place : places) {
            writes.find(place.table(), place.key())
                    .filter(PendingItem::isUnread)
                    .ifPresent(this::read);
        }
    }

    /** After a commit that failed, who looks for the rows that were in its way is to find them as they are. */
    void abandon() {
        for (var place : places) {
            if (writes.find(place.table(), place.key())
                    .filter(PendingItem::isUnread)
                    .isPresent()) {
                writes.remove(place);
            }
        }
    }

    void clear() {
        places.clear();
    }
}
