package io.virga.dynamodb.internal.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON to attribute values and back: objects are M, arrays L, strings S, numbers N, {@code true} and {@code false} BOOL,
 * {@code null} NULL. What only DynamoDB has is shown as what comes closest: sets as arrays, bytes as base64.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-attributes">Amazon
 *     DynamoDB Developer Guide, "Attributes": at most 32 levels, the innermost value and what holds it
 *     included</a>
 */
public final class JsonText {

    private static final int MAX_DEPTH = 31;
    /** Integers up to here are written out, as those who read into an int expect. */
    private static final int PLAIN_DIGITS = 40;

    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /**
     * @param where what the text is, for the refusal
     * @throws Refusal for a text that is not JSON, or too deep
     */
    public static Value parse(String text, String where) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            var value = value(parser, 1, where);
            if (parser.nextToken() != null) {
                throw notJson("something behind the document's end", where);
            }
            return value;
        } catch (JacksonException e) {
            throw notJson(e.getOriginalMessage(), where);
        }
    }

    private static Value value(JsonParser parser, int depth, String where) {
        var token = parser.currentToken();
        if (token == null) {
            throw notJson("an empty text", where);
        }
        if (depth > MAX_DEPTH && token.isStructStart()) {
            throw Refusal.of(
                    "DOCUMENT_TOO_DEEP",
                    Refusal.DATA,
                    "a document of more than " + MAX_DEPTH + " levels",
                    where,
                    "Keep it flatter, or map the attribute to a string.");
        }
        return switch (token) {
            case START_OBJECT -> {
                var members = new HashMap<String, Value>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    ValueCodec.unicode(name, where);
                    members.put(name, value(parser, depth + 1, where));
                }
                yield new Value.Document(members);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Value>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser, depth + 1, where));
                }
                yield new Value.Sequence(elements);
            }
            case VALUE_STRING -> ValueCodec.unicode(parser.getString(), where);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueCodec.number(parser.getDecimalValue(), where);
            case VALUE_TRUE -> Value.TRUE;
            case VALUE_FALSE -> Value.FALSE;
            case VALUE_NULL -> Value.NULL;
            default -> throw notJson("an unexpected " + token, where);
        };
    }

    private static Refusal notJson(String problem, String where) {
        return Refusal.of("NOT_JSON", Refusal.DATA, "a text is not JSON: " + problem, where, "Write a JSON document.");
    }

    /** Without spaces, members in the order of their names. */
    public static String render(Value value) {
        var out = new StringBuilder();
        render(out, value);
        return out.toString();
    }

    private static void render(StringBuilder out, Value value) {
        if (value instanceof Value.Text text) {
            quoted(out, text.value());
        } else if (value instanceof Value.Num number) {
            out.append(number(number.value()));
        } else if (value instanceof Value.Bool bool) {
            out.append(bool.value());
        } else if (value instanceof Value.Null) {
            out.append("null");
        } else if (value instanceof Value.Document document) {
            char separator = '{';
            for (var member : new TreeMap<>(document.entries()).entrySet()) {
                quoted(out.append(separator), member.getKey());
                render(out.append(':'), member.getValue());
                separator = ',';
            }
            out.append(document.entries().isEmpty() ? "{}" : "}");
        } else if (value instanceof Value.Sequence sequence) {
            array(out, sequence.elements());
        } else if (value instanceof Value.Binary binary) {
            quoted(out, Base64.getEncoder().encodeToString(binary.bytes()));
        } else if (value instanceof Value.ElementSet set) {
            List<String> texts =
                    set.elements().stream().map(JsonText::render).sorted().toList();
            out.append('[').append(String.join(",", texts)).append(']');
        }
    }

    private static void array(StringBuilder out, Collection<Value> elements) {
        char separator = '[';
        for (var element : elements) {
            render(out.append(separator), element);
            separator = ',';
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private static String number(BigDecimal number) {
        boolean isInteger = number.scale() <= 0 && number.precision() - number.scale() <= PLAIN_DIGITS;
        return isInteger ? number.toPlainString() : number.toString();
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
