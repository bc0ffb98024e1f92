package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.ColumnBounds;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.predicate.Bindings;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.SqlOrder;
import io.virga.dynamodb.internal.store.Item;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the write of a row into writes of items: the row's own, its locator, its guards. Nothing is sent; a row that is
 * not known to the session is read first.
 */
final class RowWriter {

    private final WriteSet writes;
    private final SessionRows rows;
    private final GivenValues given;
    private final RowFinder finder;
    private final Expiry expiry;
    private final Optional<References> references;

    /** Reads what a write is about. */
    interface RowFinder {
        /** The rows of a write, the transaction's own writes included. */
        List<Row> find(RowWrite write, @Nullable Object[] parameters);

        /** The item of this key, as the transaction sees it. */
        Optional<Item> get(PhysicalTable table, ItemKey key);

        /** Every stored item of a partition. */
        Iterator<Item> partition(PhysicalTable table, Value partition);

        /** What SQL would do to the rows that refer to one that was deleted. */
        void deleted(Row row);
    }

    /** @param references empty where foreign keys are not checked */
    RowWriter(WriteSet writes, SessionRows rows, GivenValues given, RowFinder finder, Optional<References> references) {
        this.references = references;
        this.writes = writes;
        this.rows = rows;
        this.given = given;
        this.finder = finder;
        this.expiry = new Expiry(writes, finder);
    }

    /** The number of rows written: what the flush expects to be 1. */
    int write(RowWrite write, @Nullable Object[] parameters) {
        return switch (write.kind()) {
            case INSERT -> insert(write.mapping(), values(write.mapping(), write.values(), parameters));
            case UPDATE -> update(write, parameters);
            case DELETE -> delete(write, parameters);
        };
    }

    private int insert(TableMapping mapping, Map<String, @Nullable Object> row) {
        given.complete(mapping, row, writes);
        Function<String, @Nullable Object> columns = row::get;
        var after = mapping.derived(columns);
        for (var attribute : mapping.attributes()) {
            var value = stored(mapping, attribute, row.get(attribute.column()));
            if (!value.isNull()) {
                after.put(attribute.name(), value);
            }
        }
        var subject = Subject.row(mapping, id(mapping, columns));
        var moment = expiry.of(mapping, columns);
        expiry.set(mapping, after, moment);
        var key = mapping.table().keyOf(attribute -> after.getOrDefault(attribute, Value.NULL));
        put(mapping.table(), key, subject, after);
        references.ifPresent(parents -> parents.claim(mapping, key, columns, row.keySet()));
        Marker.of(mapping, subject, columns, moment).forEach(this::put);
        return 1;
    }

    private int update(RowWrite write, @Nullable Object[] parameters) {
        var mapping = write.mapping();
        var changes = values(mapping, write.values(), parameters);
        int count = 0;
        for (var row : find(write, parameters)) {
            if (!holds(row, write.check(), parameters)) {
                continue;
            }
            Function<String, @Nullable Object> columns =
                    column -> changes.containsKey(column) ? changes.get(column) : row.value(column);
            var checks = checks(mapping, write.check(), parameters);
            update(row, columns, changes.keySet(), checks, write.seen());
            given.remember(mapping, columns);
            count++;
        }
        return count;
    }

    private void update(
            Row row,
            Function<String, @Nullable Object> columns,
            Set<String> changed,
            Map<String, Value> checks,
            Set<String> seen) {
        var mapping = row.mapping();
        var subject = Subject.row(mapping, id(mapping, columns));
        var after = new HashMap<String, Value>();
        for (var name : row.item().attributes()) {
            after.put(name, row.item().get(name));
        }
        mapping.indexAttributes().forEach(after::remove);
        for (var column : changed) {
            var attribute = mapping.attribute(column);
            var value = stored(mapping, attribute, columns.apply(column));
            if (value.isNull()) {
                after.remove(attribute.name());
            } else {
                after.put(attribute.name(), value);
            }
        }
        after.putAll(mapping.derived(columns));
        var before = expiry.before(row);
        var moment = expiry.after(row, columns);
        expiry.set(mapping, after, moment);
        var key = mapping.table().keyOf(attribute -> after.getOrDefault(attribute, Value.NULL));
        if (key.equals(row.key())) {
            change(row, subject, checks, seen, Optional.of(after));
        } else {
            change(row, subject, checks, seen, Optional.empty());
            put(mapping.table(), key, subject, after);
        }
        references.ifPresent(parents -> parents.claim(mapping, key, columns, changed));
        replace(Marker.of(mapping, subject, row::value, before), Marker.of(mapping, subject, columns, moment));
        if (!before.equals(moment)) {
            expiry.spread(mapping, key, subject, moment);
        }
    }

    private int delete(RowWrite write, @Nullable Object[] parameters) {
        var mapping = write.mapping();
        int count = 0;
        for (var row : find(write, parameters)) {
            if (!holds(row, write.check(), parameters)) {
                continue;
            }
            var subject = Subject.row(mapping, row.id());
            change(row, subject, checks(mapping, write.check(), parameters), write.seen(), Optional.empty());
            deleted(row, subject);
            count++;
        }
        return count;
    }

    /** Deletes a row of the version that it was read with, whatever else it holds. */
    void delete(Row row, boolean inPart) {
        var mapping = row.mapping();
        var subject = Subject.row(mapping, row.id());
        if (inPart && writes.find(mapping.table(), row.key()).isEmpty()) {
            writes.put(PendingItem.deleteInPart(mapping.table(), row.key(), subject, row.item(), versionOf(row)));
        } else {
            change(row, subject, versionOf(row), Set.of(), Optional.empty());
        }
        deleted(row, subject);
    }

    private static Map<String, Value> versionOf(Row row) {
        var mapping = row.mapping();
        if (!mapping.isVersioned()) {
            return Map.of();
        }
        var version = mapping.attribute(mapping.version()).name();
        return Map.of(version, row.item().get(version));
    }

    private void deleted(Row row, Subject subject) {
        Marker.of(row.mapping(), subject, row::value, expiry.before(row)).forEach(this::remove);
        rows.forget(row.mapping(), row.id());
        finder.deleted(row);
    }

    /** The row as the transaction sees it: written before, read before, or read now. */
    private List<Row> find(RowWrite write, @Nullable Object[] parameters) {
        var mapping = write.mapping();
        if (!mapping.primaryKey().isEmpty() && write.key().keySet().containsAll(mapping.primaryKey())) {
            var key = values(mapping, write.key(), parameters);
            var known = rows.find(mapping, id(mapping, key::get));
            if (known.isPresent()) {
                var pending = writes.find(mapping.table(), known.get().key());
                if (pending.isEmpty()) {
                    return List.of(known.get());
                }
                if (pending.get().after().isPresent()) {
                    return List.of(new Row(mapping, pending.get().item().get()));
                }
            }
        }
        return finder.find(write, parameters);
    }

    private void put(PhysicalTable table, ItemKey key, Subject subject, Map<String, Value> after) {
        var pending = writes.find(table, key);
        if (pending.isPresent()) {
            if (pending.get().after().isPresent()) {
                throw RowConflict.duplicate(subject);
            }
            writes.put(pending.get().becoming(subject, Optional.of(after)));
        } else {
            writes.put(new PendingItem(table, key, subject, Optional.empty(), Map.of(), Optional.of(after)));
        }
    }

    private void change(
            Row row, Subject subject, Map<String, Value> checks, Set<String> seen, Optional<Map<String, Value>> after) {
        var mapping = row.mapping();
        var table = mapping.table();
        var pending = writes.find(table, row.key());
        var change = pending.map(item -> item.becoming(subject, after))
                .orElseGet(() -> new PendingItem(table, row.key(), subject, Optional.of(row.item()), checks, after));
        writes.put(change.unchangedIn(
                seen.stream().map(column -> mapping.attribute(column).name()).toList()));
    }

    private void put(Marker marker) {
        put(marker.table(), marker.key(), marker.subject(), marker.item());
    }

    private void remove(Marker marker) {
        change(marker, Optional.empty());
    }

    /** What goes, what comes, and what stays where it is and points elsewhere. */
    private void replace(List<Marker> before, List<Marker> after) {
        Map<ItemKey, Marker> old = new HashMap<>();
        before.forEach(marker -> old.put(marker.key(), marker));
        after.forEach(marker -> old.remove(marker.key()));
        old.values().forEach(this::remove);
        Map<ItemKey, Marker> kept = new HashMap<>();
        before.forEach(marker -> kept.put(marker.key(), marker));
        for (var marker : after) {
            var same = kept.get(marker.key());
            if (same == null) {
                put(marker);
            } else if (!same.item().equals(marker.item())) {
                change(same, Optional.of(marker.item()));
            }
        }
    }

    private void change(Marker marker, Optional<Map<String, Value>> after) {
        var pending = writes.find(marker.table(), marker.key());
        if (after.isEmpty() && pending.isPresent() && marker.isHandedOver(pending.get())) {
            writes.put(pending.get().foundAs(Item.of(marker.item()), Map.of()));
            return;
        }
        writes.put(pending.map(item -> item.becoming(marker.subject(), after))
                .orElseGet(() -> new PendingItem(
                        marker.table(),
                        marker.key(),
                        marker.subject(),
                        Optional.of(Item.of(marker.item())),
                        Map.of(),
                        after)));
    }

    private static boolean holds(Row row, Map<String, Operand> check, @Nullable Object[] parameters) {
        for (var entry : check.entrySet()) {
            var attribute = row.mapping().attribute(entry.getKey());
            var expected = value(attribute, entry.getValue(), parameters, row.mapping());
            var actual = row.value(attribute);
            if (expected == null || actual == null ? expected != actual : SqlOrder.compare(expected, actual) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Value> checks(
            TableMapping mapping, Map<String, Operand> check, @Nullable Object[] parameters) {
        var checks = new HashMap<String, Value>();
        check.forEach((column, operand) -> {
            var attribute = mapping.attribute(column);
            checks.put(attribute.name(), encode(mapping, attribute, value(attribute, operand, parameters, mapping)));
        });
        return checks;
    }

    private static Map<String, @Nullable Object> values(
            TableMapping mapping, Map<String, Operand> operands, @Nullable Object[] parameters) {
        var values = new HashMap<String, @Nullable Object>();
        operands.forEach((column, operand) -> {
            var attribute = mapping.attribute(column);
            values.put(column, value(attribute, operand, parameters, mapping));
        });
        return values;
    }

    static @Nullable Object value(
            Attribute attribute, Operand operand, @Nullable Object[] parameters, TableMapping mapping) {
        var raw = operand.fold(new Fixed(parameters));
        var value = Coercion.coerce(attribute, raw);
        if (raw != null && value == null) {
            throw Refusal.of(
                    "VALUE_NOT_STORABLE",
                    Refusal.DATA,
                    "a value of " + raw.getClass().getTypeName() + " does not fit column " + attribute.column()
                            + " of type " + attribute.sqlType(),
                    mapping.entity(),
                    "Check the attribute's type and converter.");
        }
        return value instanceof BigDecimal decimal ? attribute.scaled(decimal) : value;
    }

    /** A value that is written: of what the column takes. */
    private static Value stored(TableMapping mapping, Attribute attribute, @Nullable Object value) {
        ColumnBounds.check(attribute, value, mapping.entity());
        return encode(mapping, attribute, value);
    }

    private static Value encode(TableMapping mapping, Attribute attribute, @Nullable Object value) {
        return ValueCodec.encode(attribute, value, mapping.entity() + "." + attribute.column());
    }

    static List<@Nullable Object> id(TableMapping mapping, Function<String, @Nullable Object> columns) {
        var id = new ArrayList<@Nullable Object>();
        mapping.primaryKey().forEach(column -> id.add(columns.apply(column)));
        return id;
    }

    /** Operands of a write never name columns. */
    record Fixed(@Nullable Object[] parameters) implements Operand.Fold<Object> {
        @Override
        public @Nullable Object column(Operand.Column column) {
            throw new AssertionError("a column as the value of a write: " + column);
        }

        @Override
        public @Nullable Object parameter(Operand.Parameter parameter) {
            return Bindings.parameter(parameters, parameter.position());
        }

        /** As a statement's time in SQL: with the session's zone, to the microsecond. */
        @Override
        public Object now(Operand.Now now) {
            return OffsetDateTime.now().truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public @Nullable Object constant(Operand.Constant constant) {
            return constant.value();
        }
    }
}
