package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Key attributes of existing tables that hold one attribute as it is. DynamoDB sorts numbers and bytes itself. */
final class NativeKeys {

    private NativeKeys() {}

    static void check(KeyRole role, List<Segment> segments) {
        if (segments.size() != 1 || !(segments.get(0) instanceof Component component)) {
            throw refused(role, segments, "a native key of more than one attribute, or with a literal");
        }
        if (!NativeType.isNative(component.type())) {
            throw refused(role, segments, "a native key of type " + component.type());
        }
    }

    static Value encode(AttributeType type, Object value, Object where) {
        return switch (type) {
            case INTEGER -> Value.Num.of((Long) value);
            case DECIMAL -> {
                NumberText.plain(new StringBuilder(), (BigDecimal) value, where);
                yield new Value.Num((BigDecimal) value);
            }
            case BINARY -> Value.Binary.of((byte[]) value);
            default -> {
                var out = new StringBuilder();
                KeyCodec.append(out, type, value, KeyRole.SORT, true, where);
                yield Value.text(out.toString());
            }
        };
    }

    static Optional<Object> decode(AttributeType type, Value key) {
        return switch (type) {
            case INTEGER ->
                key instanceof Value.Num num
                                && num.value().scale() <= 0
                                && num.value().toBigInteger().bitLength() < Long.SIZE
                        ? Optional.of(num.value().longValueExact())
                        : Optional.empty();
            case DECIMAL -> key instanceof Value.Num num ? Optional.of(num.value()) : Optional.empty();
            case BINARY -> key instanceof Value.Binary binary ? Optional.of(binary.bytes()) : Optional.empty();
            default ->
                key instanceof Value.Text text
                        ? KeyCodec.decode(type, text.value(), KeyRole.SORT, true)
                        : Optional.empty();
        };
    }

    private static Refusal refused(KeyRole role, List<Segment> segments, String what) {
        var pattern = new StringBuilder();
        segments.forEach(pattern::append);
        return Refusal.notSupported(
                "KEY_NATIVE",
                what,
                KeyPattern.where(role, pattern.toString()),
                "A native key is one string, whole or decimal number, UUID, date, time, timestamp, instant or byte[].");
    }
}
