package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.h2.engine.SessionLocal;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Guesses which keys a statement will ask for next. H2 asks for one at a time and does not say where it comes from; but a
 * key of a join stands in the row that is being read somewhere, and the rows behind that one are often at hand; and a key
 * of an IN list stands among the parameters and literals. What has held every key so far is taken for the origin. A wrong guess costs
 * keys that nobody needed, never a wrong row.
 */
final class Foresight {

    /** In place of a column: this part of the key has always been the same. */
    private static final int CONSTANT = -1;

    private final SessionLocal session;
    private final KeyColumns columns;
    private final List<RowsTable> tables;
    private final List<Value> given;

    private Value @Nullable [] previous;
    /** For each table that may be the origin, and each part of the key, the columns that it may come from. */
    private Map<RowsTable, List<Set<Integer>>> origins = Map.of();

    private boolean fromGiven = true;

    /** @param tables and values given to the execution, complete by the time the first key is asked for */
    Foresight(SessionLocal session, KeyColumns columns, List<RowsTable> tables, List<Value> given) {
        this.session = session;
        this.columns = columns;
        this.tables = tables;
        this.given = given;
    }

    /** Takes a key into account; false for the first one, and for one that comes from elsewhere than those before. */
    boolean confirm(Value[] key) {
        var now = origins(key);
        var both = new LinkedHashMap<RowsTable, List<Set<Integer>>>();
        now.forEach((table, parts) -> {
            var before = origins.get(table);
            if (before != null && retain(before, parts)) {
                both.put(table, before);
            }
        });
        boolean isFirst = previous == null;
        origins = both.isEmpty() ? now : both;
        fromGiven &= key.length == 1 && given.stream().anyMatch(p -> same(p, key[0], columns.type(0)));
        previous = key;
        return !isFirst && (!both.isEmpty() || fromGiven);
    }

    private Map<RowsTable, List<Set<Integer>>> origins(Value[] key) {
        var found = new LinkedHashMap<RowsTable, List<Set<Integer>>>();
        for (var table : tables) {
            var parts = new ArrayList<Set<Integer>>();
            for (int part = 0; part < key.length; part++) {
                parts.add(columnsWith(table, key[part], columns.type(part)));
                if (previous == null || same(previous[part], key[part], columns.type(part))) {
                    parts.get(part).add(CONSTANT);
                }
            }
            if (parts.stream().noneMatch(Set::isEmpty)) {
                found.put(table, parts);
            }
        }
        return found;
    }

    /** The columns of a type that hold a value in a row that is being read. */
    private Set<Integer> columnsWith(RowsTable table, Value value, TypeInfo type) {
        var found = new TreeSet<Integer>();
        for (var reading : table.readings()) {
            var row = reading.cursor().current();
            for (int column = 0; row != null && column < row.getColumnCount(); column++) {
                if (table.getColumn(column).getType().getValueType() == type.getValueType()
                        && same(row.getValue(column), value, type)) {
                    found.add(column);
                }
            }
        }
        return found;
    }

    private boolean same(Value a, Value b, TypeInfo type) {
        var hash = EqualityKey.of(a, type, session);
        return hash != null && hash.equals(EqualityKey.of(b, type, session));
    }

    /** False when a part has nothing left. */
    private static boolean retain(List<Set<Integer>> parts, List<Set<Integer>> others) {
        boolean left = true;
        for (int part = 0; part < parts.size(); part++) {
            parts.get(part).retainAll(others.get(part));
            left &= !parts.get(part).isEmpty();
        }
        return left;
    }

    /**
     * The keys that may follow the one that was {@linkplain #confirm confirmed} last.
     *
     * @param rows how many rows may be looked at
     * @param more takes a key, and says whether it wants another one
     */
    void next(Value[] key, int rows, Predicate<Value[]> more) {
        for (var origin : origins.entrySet()) {
            var parts = origin.getValue().stream()
                    .map(candidates -> candidates.iterator().next())
                    .toList();
            for (var reading : origin.getKey().readings()) {
                var current = reading.cursor().current();
                if (current != null && isAt(current, parts, key) && !next(reading, parts, key, rows, more)) {
                    return;
                }
            }
        }
        if (fromGiven) {
            for (var value : given) {
                if (!more.test(new Value[] {value})) {
                    return;
                }
            }
        }
    }

    private boolean isAt(SourceRow row, List<Integer> parts, Value[] key) {
        for (int part = 0; part < key.length; part++) {
            int column = parts.get(part);
            if (column != CONSTANT && !same(row.getValue(column), key[part], columns.type(part))) {
                return false;
            }
        }
        return true;
    }

    private static boolean next(
            RowsTable.Reading reading, List<Integer> parts, Value[] key, int rows, Predicate<Value[]> more) {
        SourceRow row;
        for (int i = 0; i < rows && (row = reading.ahead().apply(i)) != null; i++) {
            if (reading.cursor().matches(row)) {
                var next = key.clone();
                for (int part = 0; part < next.length; part++) {
                    int column = parts.get(part);
                    if (column != CONSTANT) {
                        next[part] = row.getValue(column);
                    }
                }
                if (!more.test(next)) {
                    return false;
                }
            }
        }
        return true;
    }
}
