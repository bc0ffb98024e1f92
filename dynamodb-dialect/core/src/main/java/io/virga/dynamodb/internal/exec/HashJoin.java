package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.plan.JoinedSource;
import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Operand.Column;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins one more table to the rows gathered so far: by hash where the condition holds an equality, else pair by pair. */
final class HashJoin {

    private final JoinedSource joined;
    private final int source;
    private final List<Column> columns = new ArrayList<>();
    private final List<Operand> others = new ArrayList<>();

    private HashJoin(JoinedSource joined) {
        this.joined = joined;
        this.source = joined.source().index();
        for (var part : joined.on().conjuncts()) {
            if (part instanceof Predicate.Compare compare && compare.comparison() == Comparison.EQUAL) {
                add(compare.left(), compare.right());
                add(compare.right(), compare.left());
            }
        }
    }

    private void add(Operand mine, Operand other) {
        if (mine instanceof Column column
                && column.source() == source
                && !(other instanceof Column that && that.source() == source)) {
            columns.add(column);
            others.add(other);
        }
    }

    static List<Tuple> join(List<Tuple> tuples, List<Row> rows, JoinedSource joined) {
        return new HashJoin(joined).run(tuples, rows);
    }

    private List<Tuple> run(List<Tuple> tuples, List<Row> rows) {
        Map<List<Object>, List<Row>> buckets = new HashMap<>();
        for (var row : rows) {
            var key = keyOf(row);
            if (key != null) {
                buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
        }
        var result = new ArrayList<Tuple>();
        for (var tuple : tuples) {
            boolean matched = false;
            var key = keyOf(tuple);
            if (key != null) {
                for (var row : buckets.getOrDefault(key, List.of())) {
                    var extended = tuple.with(source, row);
                    if (extended.evaluation().accepts(joined.on())) {
                        result.add(extended);
                        matched = true;
                    }
                }
            }
            if (!matched && joined.kind() == JoinedSource.Kind.LEFT) {
                result.add(tuple.with(source, null));
            }
        }
        return result;
    }

    private @Nullable List<Object> keyOf(Row row) {
        var key = new ArrayList<Object>(columns.size());
        for (var column : columns) {
            var value = row.value(column.attribute());
            if (value == null) {
                return null;
            }
            key.add(hashable(value));
        }
        return key;
    }

    private @Nullable List<Object> keyOf(Tuple tuple) {
        var key = new ArrayList<Object>(others.size());
        for (var other : others) {
            var value = tuple.evaluation().valueOf(other);
            if (value == null) {
                return null;
            }
            key.add(hashable(value));
        }
        return key;
    }

    private static final Object NULL_ELEMENT = new Object();

    /** A value whose {@code equals} is SQL's equality. */
    static Object hashable(Object value) {
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole).stripTrailingZeros();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        }
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> element == null ? NULL_ELEMENT : hashable(element))
                    .toList();
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : value;
    }
}
