package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.predicate.SqlOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that a write leaves to the database: identity columns, the row ids of bags, times of the statement. */
final class GivenValues {

    private static final RowIds ROW_IDS = new RowIds();

    private final Sequences sequences;
    private @Nullable TableMapping table;
    private Function<String, @Nullable Object> lastRow = column -> null;

    GivenValues(Sequences sequences) {
        this.sequences = sequences;
    }

    /** Adds to a row what nobody has set; keeps the row, which nobody changes any more. */
    void complete(TableMapping mapping, Map<String, @Nullable Object> row, WriteSet writes) {
        for (var attribute : mapping.attributes()) {
            if (row.get(attribute.column()) == null) {
                switch (attribute.generation()) {
                    case IDENTITY -> row.put(attribute.column(), sequences.nextIdentity(mapping.name()));
                    case ROW_ID -> row.put(attribute.column(), rowId(mapping, attribute, row, writes));
                    case NONE -> {}
                }
            }
        }
        remember(mapping, row::get);
    }

    /** The row that was written last: what its statement's generated values are asked from. */
    void remember(TableMapping mapping, Function<String, @Nullable Object> columns) {
        table = mapping;
        lastRow = columns;
    }

    /**
     * Hibernate changes a bag by deleting all its rows and inserting those that are left. A row that was deleted in this
     * transaction and equals the new one becomes it again, so that in the end only what changed is written.
     */
    private static Object rowId(
            TableMapping mapping, Attribute rowId, Map<String, @Nullable Object> row, WriteSet writes) {
        for (var pending : writes.items()) {
            if (pending.after().isEmpty()
                    && pending.before().isPresent()
                    && pending.subject().role() == Subject.Role.ROW
                    && pending.subject().mapping() == mapping) {
                var deleted = new Row(mapping, pending.before().get());
                if (isSame(deleted, mapping, rowId, row)) {
                    return Objects.requireNonNull(deleted.value(rowId));
                }
            }
        }
        return ROW_IDS.next();
    }

    private static boolean isSame(
            Row deleted, TableMapping mapping, Attribute rowId, Map<String, @Nullable Object> row) {
        for (var attribute : mapping.attributes()) {
            if (attribute != rowId) {
                var was = deleted.value(attribute);
                var is = row.get(attribute.column());
                if (was == null || is == null ? was != is : SqlOrder.compare(was, is) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    Rows lastWritten(List<String> columns) {
        var mapping = table;
        if (mapping == null) {
            throw new AssertionError("generated values are asked for before any write");
        }
        var attributes = new ArrayList<Attribute>();
        for (var attribute : mapping.attributes()) {
            if (columns.isEmpty() && attribute.generation() == Attribute.Generation.IDENTITY) {
                attributes.add(attribute);
            }
        }
        for (var column : columns) {
            attributes.add(mapping.attributes().stream()
                    .filter(attribute -> plain(attribute.column()).equalsIgnoreCase(plain(column)))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notSupported(
                            "GENERATED_COLUMN",
                            "column " + column + " is not one of the table",
                            mapping.entity(),
                            "Ask for columns of the table that was written to.")));
        }
        return new OneRow(
                attributes,
                attributes.stream()
                        .map(attribute -> lastRow.apply(attribute.column()))
                        .toArray());
    }

    private static String plain(String column) {
        return column.replace("\"", "").replace("`", "");
    }
}
