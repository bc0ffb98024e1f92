package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.AskedTable;
import io.virga.dynamodb.internal.residual.KeyLookUp;
import io.virga.dynamodb.internal.residual.RowSource;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table whose rows are read as the statement needs them, by its keys and indexes wherever it can. */
record AskedRows(AskedTable table) implements RowSource {

    /** What one BatchGetItem takes. */
    private static final int KEYS = 100;

    @Override
    public Iterator<@Nullable Object[]> rows() {
        return table.all();
    }

    @Override
    public List<KeyLookUp> lookUps() {
        return table.keys().stream().map(this::lookUp).toList();
    }

    private KeyLookUp lookUp(List<String> names) {
        var positions = names.stream()
                .map(name -> table.mapping().attribute(name).position())
                .toList();
        return new KeyLookUp() {
            @Override
            public List<Integer> columns() {
                return positions;
            }

            @Override
            public int maxKeys() {
                return KEYS;
            }

            @Override
            public Iterator<@Nullable Object[]> find(List<List<Object>> keys) {
                return table.find(names, keys);
            }
        };
    }
}
