package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.h2.engine.SessionLocal;
import org.h2.value.TypeInfo;
import org.h2.value.Value;

/**
 * Guesses which keys a statement will ask for next. H2 asks for one at a time and does not say where it comes from; but a
 * key of a join stands in the row that is being read somewhere, and the rows behind that one are often at hand; and a key
 * of an IN list stands among the parameters. What has held every key so far is taken for the origin. A wrong guess costs
 * keys that nobody needed, never a wrong row.
 */
final class Foresight {

    private static final int CONSTANT = -1;

    private sealed interface Origin {}

    /** The column, or {@link #CONSTANT}, of a table's rows for each part of the key. */
    private record Columns(RowsTable table, List<Integer> parts) implements Origin {}

    private record Parameters() implements Origin {}

    private record Reading(Columns columns, RowsTable.Reading rows) {}

    private final List<RowsTable> tables;
    private final List<Value> parameters;
    private List<Origin> origins = List.of();
    private List<Reading> readings = List.of();

    /** @param tables and parameters of the execution, complete by the time the first key is asked for */
    Foresight(List<RowsTable> tables, List<Value> parameters) {
        this.tables = tables;
        this.parameters = parameters;
    }

    /** Takes a key into account; false when it came from nowhere, or from somewhere else than the key before. */
    boolean confirm(SessionLocal session, KeyColumns columns, Value[] key) {
        readings = readings(session, columns, key);
        var now = new ArrayList<Origin>();
        readings.forEach(reading -> now.add(reading.columns));
        if (key.length == 1 && parameters.stream().anyMatch(p -> same(session, p, key[0], columns.type(0)))) {
            now.add(new Parameters());
        }
        var both = now.stream().filter(origins::contains).toList();
        origins = both.isEmpty() ? now : both;
        return !both.isEmpty();
    }

    private List<Reading> readings(SessionLocal session, KeyColumns columns, Value[] key) {
        var found = new ArrayList<Reading>();
        for (var table : tables) {
            for (var reading : table.readings()) {
                var row = reading.cursor().current();
                if (row != null) {
                    origins(session, table, row, columns, key)
                            .forEach(parts -> found.add(new Reading(new Columns(table, parts), reading)));
                }
            }
        }
        return found;
    }

    /** Of a key with one part every column of its type that has it; else the first column for each part. */
    private static List<List<Integer>> origins(
            SessionLocal session, RowsTable table, SourceRow row, KeyColumns columns, Value[] key) {
        if (key.length == 1) {
            return columnsWith(session, table, row, columns, key, 0).stream()
                    .map(List::of)
                    .toList();
        }
        var parts = new ArrayList<Integer>();
        for (int part = 0; part < key.length; part++) {
            var found = columnsWith(session, table, row, columns, key, part);
            parts.add(found.isEmpty() ? CONSTANT : found.get(0));
        }
        return parts.stream().allMatch(column -> column == CONSTANT) ? List.of() : List.of(List.copyOf(parts));
    }

    private static List<Integer> columnsWith(
            SessionLocal session, RowsTable table, SourceRow row, KeyColumns columns, Value[] key, int part) {
        var found = new ArrayList<Integer>();
        for (int column = 0; column < row.getColumnCount(); column++) {
            if (table.getColumn(column).getType().getValueType()
                            == columns.type(part).getValueType()
                    && same(session, row.getValue(column), key[part], columns.type(part))) {
                found.add(column);
            }
        }
        return found;
    }

    private static boolean same(SessionLocal session, Value a, Value b, TypeInfo type) {
        var hash = EqualityKey.of(a, type, session);
        return hash != null && hash.equals(EqualityKey.of(b, type, session));
    }

    /**
     * The keys that may follow the one that was {@linkplain #confirm confirmed} last.
     *
     * @param rows how many rows may be looked at
     * @param more takes a key, and says whether it wants another one
     */
    void next(Value[] key, int rows, Predicate<Value[]> more) {
        for (var reading : readings) {
            if (origins.contains(reading.columns)) {
                next(reading, key, rows, more);
                return;
            }
        }
        if (origins.contains(new Parameters())) {
            for (var parameter : parameters) {
                if (!more.test(new Value[] {parameter})) {
                    return;
                }
            }
        }
    }

    private static void next(Reading reading, Value[] key, int rows, Predicate<Value[]> more) {
        SourceRow row;
        for (int i = 0; i < rows && (row = reading.rows.ahead().apply(i)) != null; i++) {
            if (reading.rows.cursor().matches(row)) {
                var next = Arrays.copyOf(key, key.length);
                for (int part = 0; part < next.length; part++) {
                    int column = reading.columns.parts.get(part);
                    if (column != CONSTANT) {
                        next[part] = row.getValue(column);
                    }
                }
                if (!more.test(next)) {
                    return;
                }
            }
        }
    }
}
