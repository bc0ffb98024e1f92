package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.KeyCodec;
import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.plan.SortRange;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.predicate.LikePattern;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.store.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key condition of a Query. It may read more than the range asks for, never less: DynamoDB knows inclusive bounds
 * only.
 */
final class KeyCondition {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private KeyCondition(String partitionKey, Value partition) {
        names.put("#p", partitionKey);
        values.put(":p", partition);
        text.append("#p = :p");
    }

    static Expression partition(String partitionKey, Value partition) {
        return new KeyCondition(partitionKey, partition).expression();
    }

    /** @param sortKey the sort key attribute, empty where there is none */
    static Expression of(
            TableMapping mapping,
            String partitionKey,
            String partition,
            String sortKey,
            KeyTemplate sort,
            SortRange range,
            Evaluation evaluation) {
        var condition = new KeyCondition(partitionKey, Value.text(partition));
        if (!sortKey.isEmpty()) {
            condition.sort(mapping, sortKey, sort, range, evaluation);
        }
        return condition.expression();
    }

    private Expression expression() {
        return new Expression(text.toString(), names, values);
    }

    private void sort(TableMapping mapping, String sortKey, KeyTemplate sort, SortRange range, Evaluation evaluation) {
        List<Object> leading = new ArrayList<>();
        for (int i = 0; i < range.equal().size(); i++) {
            var value = coerce(attribute(mapping, sort, i), range.equal().get(i), evaluation);
            if (value == null) {
                break;
            }
            leading.add(value);
        }
        var prefix = sort.prefix(leading);
        int next = leading.size();
        boolean open = next == range.equal().size() && next < sort.attributes().size();
        if (open && range.beginsWith().isPresent()) {
            var like = range.beginsWith().get();
            var pattern = evaluation.valueOf(like.pattern());
            var start = pattern == null ? "" : LikePattern.prefix(pattern.toString(), like.escape());
            beginsWith(sortKey, prefix + component(mapping, sort, next, start));
        } else if (open && (range.lower().isPresent() || range.upper().isPresent())) {
            between(
                    sortKey,
                    range.lower()
                            .map(bound -> bound(mapping, sort, next, bound.operand(), evaluation))
                            .map(bound -> prefix + bound)
                            .orElse(prefix),
                    range.upper()
                            .map(bound -> bound(mapping, sort, next, bound.operand(), evaluation))
                            .map(bound -> prefix + bound + (isLast(sort, next) ? "" : "$"))
                            .orElse(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + "$"));
        } else if (!prefix.isEmpty()) {
            beginsWith(sortKey, prefix);
        }
    }

    private static boolean isLast(KeyTemplate sort, int component) {
        return component == sort.attributes().size() - 1;
    }

    private @Nullable String bound(
            TableMapping mapping, KeyTemplate sort, int component, Operand operand, Evaluation evaluation) {
        var value = coerce(attribute(mapping, sort, component), operand, evaluation);
        return value == null ? null : component(mapping, sort, component, value);
    }

    private static String component(TableMapping mapping, KeyTemplate sort, int component, Object value) {
        var type = attribute(mapping, sort, component).type();
        return KeyCodec.encode(type, value, KeyRole.SORT, isLast(sort, component));
    }

    private static Attribute attribute(TableMapping mapping, KeyTemplate sort, int component) {
        return mapping.attribute(sort.attributes().get(component));
    }

    private static @Nullable Object coerce(Attribute attribute, Operand operand, Evaluation evaluation) {
        return Coercion.coerce(attribute.type(), evaluation.valueOf(operand));
    }

    private void beginsWith(String sortKey, String prefix) {
        if (!prefix.isEmpty()) {
            names.put("#s", sortKey);
            values.put(":s", Value.text(prefix));
            text.append(" AND begins_with(#s, :s)");
        }
    }

    private void between(String sortKey, String lower, String upper) {
        if (lower.isEmpty() && upper.isEmpty()) {
            return;
        }
        names.put("#s", sortKey);
        if (upper.isEmpty()) {
            values.put(":s", Value.text(lower));
            text.append(" AND #s >= :s");
        } else if (lower.isEmpty()) {
            values.put(":t", Value.text(upper));
            text.append(" AND #s <= :t");
        } else if (lower.compareTo(upper) > 0) {
            // an empty range, which BETWEEN refuses: ask for the one key that both bounds exclude
            values.put(":s", Value.text(lower));
            text.append(" AND #s = :s");
        } else {
            values.put(":s", Value.text(lower));
            values.put(":t", Value.text(upper));
            text.append(" AND #s BETWEEN :s AND :t");
        }
    }
}
