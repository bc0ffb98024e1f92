package io.virga.dynamodb.internal.residual;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/** Rows at hand that can also be asked for by some columns, and a record of what was asked. */
final class KeyedSource implements RowSource {

    private final List<Object[]> rows;
    private final List<List<Integer>> keys;
    private final int maxKeys;
    final List<List<List<Object>>> asked = new ArrayList<>();
    boolean scanned;

    KeyedSource(List<Object[]> rows, int maxKeys, List<List<Integer>> keys) {
        this.rows = rows;
        this.keys = keys;
        this.maxKeys = maxKeys;
    }

    @Override
    public Iterator<Object[]> rows() {
        scanned = true;
        return rows.iterator();
    }

    @Override
    public List<KeyLookUp> lookUps() {
        return keys.stream().<KeyLookUp>map(LookUp::new).toList();
    }

    private final class LookUp implements KeyLookUp {
        private final List<Integer> columns;

        LookUp(List<Integer> columns) {
            this.columns = columns;
        }

        @Override
        public List<Integer> columns() {
            return columns;
        }

        @Override
        public int maxKeys() {
            return maxKeys;
        }

        @Override
        public Iterator<Object[]> find(List<List<Object>> wanted) {
            if (wanted.isEmpty() || wanted.size() > maxKeys) {
                throw new AssertionError(wanted.size() + " keys");
            }
            asked.add(wanted);
            var distinct = new HashSet<List<Object>>();
            wanted.forEach(key ->
                    distinct.add(key.stream().map(KeyedSource::comparable).toList()));
            if (distinct.size() != wanted.size()) {
                throw new AssertionError("a key was asked for twice: " + wanted);
            }
            return rows.stream()
                    .filter(row -> columns.stream().allMatch(c -> row[c] != null))
                    .filter(row -> distinct.contains(
                            columns.stream().map(c -> comparable(row[c])).toList()))
                    .iterator();
        }
    }

    /** Equal where SQL's values are. */
    private static Object comparable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Double number) {
            return number + 0.0; // there is one zero
        }
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : value;
    }
}
