package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** JSON as people read and compare it: indented, what a thing is before what it holds. */
final class IndentedJson {

    private static final List<String> FIRST = List.of(
            "format", "migration", "unit", "home", "step", "entity", "name", "table", "index", "column", "change");
    private static final List<String> LAST = List.of("up", "down", "rows", "tables", "mappings");
    private static final int LINE = 100;

    private static final Comparator<String> ORDER =
            Comparator.comparingInt(IndentedJson::rank).thenComparing(Comparator.naturalOrder());

    private IndentedJson() {}

    static String text(Value value) {
        var out = new StringBuilder();
        write(out, value, "");
        return out.append('\n').toString();
    }

    private static int rank(String name) {
        int first = FIRST.indexOf(name);
        return first >= 0 ? first : FIRST.size() + LAST.indexOf(name) + 1;
    }

    private static void write(StringBuilder out, Value value, String indent) {
        var line = line(value);
        if (line.length() + indent.length() <= LINE) {
            out.append(line);
        } else if (value instanceof Value.Document document) {
            var separator = "{\n";
            for (var name : names(document.entries())) {
                out.append(separator).append(indent).append("  ").append(JsonText.render(Value.text(name)));
                write(out.append(": "), document.entries().getOrDefault(name, Value.NULL), indent + "  ");
                separator = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else if (value instanceof Value.Sequence sequence) {
            var separator = "[\n";
            for (var element : sequence.elements()) {
                write(out.append(separator).append(indent).append("  "), element, indent + "  ");
                separator = ",\n";
            }
            out.append('\n').append(indent).append(']');
        } else {
            out.append(line);
        }
    }

    private static String line(Value value) {
        if (value instanceof Value.Document document && !document.entries().isEmpty()) {
            var members = new ArrayList<String>();
            for (var name : names(document.entries())) {
                members.add(JsonText.render(Value.text(name)) + ": "
                        + line(document.entries().getOrDefault(name, Value.NULL)));
            }
            return "{" + String.join(", ", members) + "}";
        }
        if (value instanceof Value.Sequence sequence) {
            return "["
                    + String.join(
                            ", ",
                            sequence.elements().stream().map(IndentedJson::line).toList()) + "]";
        }
        return JsonText.render(value);
    }

    private static List<String> names(Map<String, Value> members) {
        return members.keySet().stream().sorted(ORDER).toList();
    }
}
