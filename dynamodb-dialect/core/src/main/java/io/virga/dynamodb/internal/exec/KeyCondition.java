package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.KeyRange;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.plan.SortRange;
import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.predicate.LikePattern;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.store.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Nothing is added where no key can match, or every key may: what is read beyond the range, the predicate drops. */
    private void sort(TableMapping mapping, String sortKey, KeyTemplate sort, SortRange range, Evaluation evaluation) {
        List<Object> leading = new ArrayList<>();
        for (var operand : range.equal()) {
            var value = coerce(attribute(mapping, sort, leading.size()), operand, evaluation);
            if (value == null) {
                break;
            }
            leading.add(value);
        }
        if (leading.size() == sort.attributes().size()) {
            equal(sortKey, sort.prefix(leading));
            return;
        }
        if (leading.size() == range.equal().size() && !range.isAll()) {
            var bounds = bounds(mapping, sort, range, leading, evaluation);
            if (bounds.isPresent()) {
                between(sortKey, bounds.get());
                return;
            }
        }
        beginsWith(sortKey, sort.prefix(leading));
    }

    private static Optional<KeyRange> bounds(
            TableMapping mapping, KeyTemplate sort, SortRange range, List<Object> leading, Evaluation evaluation) {
        if (range.beginsWith().isPresent()) {
            var like = range.beginsWith().get();
            var pattern = evaluation.valueOf(like.pattern());
            return pattern == null
                    ? Optional.empty()
                    : KeyRange.startingWith(sort, leading, LikePattern.prefix(pattern.toString(), like.escape()));
        }
        if (range.lower().isEmpty() && range.upper().isEmpty()) {
            return Optional.empty();
        }
        var attribute = attribute(mapping, sort, leading.size());
        return KeyRange.of(
                sort,
                leading,
                bound(attribute, range.lower(), evaluation),
                bound(attribute, range.upper(), evaluation));
    }

    private static KeyRange.@Nullable Bound bound(
            Attribute attribute, Optional<SortRange.Bound> bound, Evaluation evaluation) {
        if (bound.isEmpty()) {
            return null;
        }
        var value = coerce(attribute, bound.get().operand(), evaluation);
        var comparison = bound.get().comparison();
        return value == null
                ? null
                : new KeyRange.Bound(
                        value, comparison == Comparison.GREATER_OR_EQUAL || comparison == Comparison.LESS_OR_EQUAL);
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

    private void equal(String sortKey, String key) {
        names.put("#s", sortKey);
        values.put(":s", Value.text(key));
        text.append(" AND #s = :s");
    }

    private void between(String sortKey, KeyRange range) {
        names.put("#s", sortKey);
        if (!range.from().isEmpty()) {
            values.put(":s", Value.text(range.from()));
        }
        if (!range.to().isEmpty()) {
            values.put(":t", Value.text(range.to()));
        }
        text.append(
                range.to().isEmpty()
                        ? " AND #s >= :s"
                        : range.from().isEmpty() ? " AND #s <= :t" : " AND #s BETWEEN :s AND :t");
    }
}
