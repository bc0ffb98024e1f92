package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyRange;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.plan.Pushdown;
import io.virga.dynamodb.internal.plan.SortRange;
import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Evaluation;
import io.virga.dynamodb.internal.predicate.LikePattern;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.SqlOrder;
import io.virga.dynamodb.internal.store.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The key condition of a Query. It may read more than the range asks for, never less: DynamoDB knows inclusive bounds
 * only.
 */
final class KeyCondition {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** Every item of a partition. */
    static Expression partition(String partitionKey, Value partition) {
        var condition = new KeyCondition();
        condition.equal(partitionKey, partition);
        return condition.expression();
    }

    /**
     * @param partition the key attributes that must be given, of the table or of an index
     * @param sort those that a range narrows
     * @param row the values of the partition's columns
     * @throws io.virga.dynamodb.internal.model.Refusal where no key can hold these values
     */
    static Expression of(
            TableMapping mapping,
            List<KeyPart> partition,
            List<KeyPart> sort,
            Function<String, @Nullable Object> row,
            SortRange range,
            Evaluation evaluation) {
        var condition = new KeyCondition();
        for (var part : partition) {
            condition.equal(part.attribute(), part.template().value(row));
        }
        condition.sort(mapping, sort, range, evaluation);
        return condition.expression();
    }

    private Expression expression() {
        return new Expression(text.toString(), names, values);
    }

    /** Nothing is added where no key can match, or every key may: what is read beyond the range, the predicate drops. */
    private void sort(TableMapping mapping, List<KeyPart> parts, SortRange range, Evaluation evaluation) {
        Map<String, Object> equal = new HashMap<>();
        var columns = parts.stream()
                .flatMap(part -> part.template().attributes().stream())
                .toList();
        for (int i = 0; i < range.equal().size() && i < columns.size(); i++) {
            var value = coerce(mapping.attribute(columns.get(i)), range.equal().get(i), evaluation);
            if (value == null) {
                break;
            }
            equal.put(columns.get(i), value);
        }
        boolean mayRange = equal.size() == range.equal().size() && !range.isAll();
        for (var part : parts) {
            var template = part.template();
            if (equal.keySet().containsAll(template.attributes())) {
                if (!possible(part, equal)
                        .map(value -> equal(part.attribute(), value))
                        .orElse(false)) {
                    return;
                }
                continue;
            }
            if (template.isNative()) {
                if (mayRange) {
                    nativeRange(mapping, part, range, evaluation);
                }
                return;
            }
            List<Object> leading = new ArrayList<>();
            for (var column : template.attributes()) {
                if (!equal.containsKey(column)) {
                    break;
                }
                leading.add(equal.get(column));
            }
            var bounds = mayRange ? bounds(mapping, template, range, leading, evaluation) : Optional.<KeyRange>empty();
            bounds.ifPresentOrElse(
                    found -> between(part.attribute(), text(found.from()), text(found.to())),
                    () -> beginsWith(part.attribute(), template.prefix(leading)));
            return;
        }
    }

    /** Empty where no key can hold the values: the partition is read as it is, and the predicate drops all of it. */
    private static Optional<Value> possible(KeyPart part, Map<String, Object> columns) {
        try {
            return Optional.of(part.template().value(columns::get));
        } catch (Refusal noSuchKey) {
            return Optional.empty();
        }
    }

    private void nativeRange(TableMapping mapping, KeyPart part, SortRange range, Evaluation evaluation) {
        var column = part.template().attributes().get(0);
        if (range.beginsWith().isPresent()) {
            var like = range.beginsWith().get();
            var pattern = evaluation.valueOf(like.pattern());
            if (pattern != null && mapping.attribute(column).type() == AttributeType.STRING) {
                beginsWith(part.attribute(), LikePattern.prefix(pattern.toString(), like.escape()));
            }
            return;
        }
        between(
                part.attribute(),
                nativeBound(mapping, part, column, range.lower(), evaluation),
                nativeBound(mapping, part, column, range.upper(), evaluation));
    }

    private static @Nullable Value nativeBound(
            TableMapping mapping, KeyPart part, String column, Optional<SortRange.Bound> bound, Evaluation evaluation) {
        if (bound.isEmpty()) {
            return null;
        }
        var value = widest(mapping.attribute(column), bound.get(), evaluation);
        return value == null ? null : possible(part, Map.of(column, value)).orElse(null);
    }

    private static @Nullable Value text(String bound) {
        return bound.isEmpty() ? null : Value.text(bound);
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
        var value = widest(attribute, bound.get(), evaluation);
        var comparison = bound.get().comparison();
        return value == null
                ? null
                : new KeyRange.Bound(
                        value, comparison == Comparison.GREATER_OR_EQUAL || comparison == Comparison.LESS_OR_EQUAL);
    }

    private static Attribute attribute(TableMapping mapping, KeyTemplate sort, int component) {
        return mapping.attribute(sort.attributes().get(component));
    }

    /**
     * The value of a bound: the lowest of several for a lower one, the highest for an upper one; null for none, as where texts are compared whose order in keys may be
     * another one.
     */
    private static @Nullable Object widest(Attribute attribute, SortRange.Bound bound, Evaluation evaluation) {
        Object widest = null;
        for (var operand : bound.anyOf()) {
            var value = coerce(attribute, operand, evaluation);
            if (evaluation.valueOf(operand) == null || value != null && value.equals(widest)) {
                // nothing is greater or less than null
                continue;
            }
            if (value == null || widest != null && (Pushdown.mayDiffer(value) || Pushdown.mayDiffer(widest))) {
                return null;
            }
            if (widest == null || SqlOrder.compare(value, widest) < 0 == bound.isLower()) {
                widest = value;
            }
        }
        return widest;
    }

    private static @Nullable Object coerce(Attribute attribute, Operand operand, Evaluation evaluation) {
        return Coercion.coerce(attribute.type(), evaluation.valueOf(operand));
    }

    private void beginsWith(String sortKey, String prefix) {
        if (!prefix.isEmpty()) {
            and().append("begins_with(")
                    .append(name(sortKey))
                    .append(", ")
                    .append(value(Value.text(prefix)))
                    .append(')');
        }
    }

    private boolean equal(String attribute, Value key) {
        and().append(name(attribute)).append(" = ").append(value(key));
        return true;
    }

    private void between(String sortKey, @Nullable Value from, @Nullable Value to) {
        if (from != null && to != null) {
            and().append(name(sortKey)).append(" BETWEEN ").append(value(from)).append(" AND ");
            text.append(value(to));
        } else if (from != null) {
            and().append(name(sortKey)).append(" >= ").append(value(from));
        } else if (to != null) {
            and().append(name(sortKey)).append(" <= ").append(value(to));
        }
    }

    private StringBuilder and() {
        return text.isEmpty() ? text : text.append(" AND ");
    }

    private String name(String attribute) {
        var placeholder = "#k" + names.size();
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(Value value) {
        var placeholder = ":k" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
