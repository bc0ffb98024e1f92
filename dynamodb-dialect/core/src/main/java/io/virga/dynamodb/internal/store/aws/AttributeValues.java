package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Our values and the SDK's, in both directions. */
final class AttributeValues {

    private static final AttributeValue NUL = AttributeValue.fromNul(true);
    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);

    private AttributeValues() {}

    static AttributeValue toSdk(Value value) {
        if (value instanceof Value.Text text) {
            return AttributeValue.fromS(text.value());
        }
        if (value instanceof Value.Num number) {
            return AttributeValue.fromN(number.value().toString());
        }
        if (value instanceof Value.Bool bool) {
            return bool.value() ? TRUE : FALSE;
        }
        if (value instanceof Value.Binary binary) {
            return AttributeValue.fromB(bytes(binary));
        }
        if (value instanceof Value.Document document) {
            return AttributeValue.fromM(toSdk(document.entries()));
        }
        if (value instanceof Value.Sequence sequence) {
            var elements = new ArrayList<AttributeValue>(sequence.elements().size());
            sequence.elements().forEach(element -> elements.add(toSdk(element)));
            return AttributeValue.fromL(elements);
        }
        if (value instanceof Value.ElementSet set) {
            return set(set);
        }
        return NUL;
    }

    static Map<String, AttributeValue> toSdk(Map<String, Value> values) {
        Map<String, AttributeValue> result = new HashMap<>(values.size() * 2);
        values.forEach((name, value) -> result.put(name, toSdk(value)));
        return result;
    }

    static Map<String, AttributeValue> toSdk(PhysicalTable table, ItemKey key) {
        var partition = toSdk(key.partition());
        return table.hasSortKey()
                ? Map.of(table.partitionKey(), partition, table.sortKey(), toSdk(key.sort()))
                : Map.of(table.partitionKey(), partition);
    }

    static Value fromSdk(AttributeValue value) {
        return switch (value.type()) {
            case S -> Value.text(value.s());
            case N -> Value.Num.parse(value.n());
            case BOOL -> value.bool() ? Value.TRUE : Value.FALSE;
            case B -> binary(value.b());
            case M -> new Value.Document(fromSdk(value.m()));
            case L ->
                new Value.Sequence(
                        value.l().stream().map(AttributeValues::fromSdk).toList());
            case SS -> set(value.ss().stream().map(Value::text));
            case NS -> set(value.ns().stream().map(Value.Num::parse));
            case BS -> set(value.bs().stream().map(AttributeValues::binary));
            case NUL -> Value.NULL;
            case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError("DynamoDB has sent a type this SDK does not know");
        };
    }

    static Map<String, Value> fromSdk(Map<String, AttributeValue> values) {
        Map<String, Value> result = new HashMap<>(values.size() * 2);
        values.forEach((name, value) -> result.put(name, fromSdk(value)));
        return result;
    }

    static ItemKey keyFromSdk(PhysicalTable table, Map<String, AttributeValue> key) {
        var partition = fromSdk(attribute(key, table.partitionKey()));
        return new ItemKey(partition, table.hasSortKey() ? fromSdk(attribute(key, table.sortKey())) : Value.NULL);
    }

    private static AttributeValue attribute(Map<String, AttributeValue> key, String name) {
        var value = key.get(name);
        if (value == null) {
            throw new AssertionError("a key came back without its attribute " + name);
        }
        return value;
    }

    private static AttributeValue set(Value.ElementSet set) {
        var any = set.elements().iterator().next();
        if (any instanceof Value.Text) {
            return AttributeValue.fromSs(elements(set, Value.Text.class, Value.Text::value));
        }
        if (any instanceof Value.Num) {
            return AttributeValue.fromNs(
                    elements(set, Value.Num.class, number -> number.value().toString()));
        }
        return AttributeValue.fromBs(elements(set, Value.Binary.class, AttributeValues::bytes));
    }

    private static <V extends Value, T> List<T> elements(Value.ElementSet set, Class<V> type, Function<V, T> content) {
        return set.elements().stream().map(type::cast).map(content).toList();
    }

    private static Value set(Stream<? extends Value> elements) {
        return new Value.ElementSet(elements.collect(Collectors.toUnmodifiableSet()));
    }

    /** Shares the bytes: neither side ever changes them. */
    private static Value.Binary binary(SdkBytes bytes) {
        return new Value.Binary(bytes.asByteBuffer());
    }

    private static SdkBytes bytes(Value.Binary binary) {
        return SdkBytes.fromByteArrayUnsafe(binary.bytes());
    }
}
