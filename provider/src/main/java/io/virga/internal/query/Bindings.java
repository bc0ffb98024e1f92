package io.virga.internal.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.query.CommonQueryContract;

/** Values for the parameters of a lowered statement. */
final class Bindings {

    private Bindings() {}

    /** Every placeholder has a value, and every value a placeholder. */
    static void check(Shape.Parts parts, Map<String, Object> bindings, Object statement) {
        check(parts.placeholders(), bindings, statement);
    }

    static void check(Set<String> placeholders, Map<String, Object> bindings, Object statement) {
        for (String name : placeholders) {
            if (!bindings.containsKey(name)) {
                throw Problems.invalid(
                        "UNBOUND_PLACEHOLDER",
                        "no value for :" + name,
                        statement,
                        "Call bind(\"" + name + "\", value) before the statement runs.");
            }
        }
        for (String name : bindings.keySet()) {
            if (!placeholders.contains(name)) {
                throw Problems.invalid(
                        "UNKNOWN_PLACEHOLDER",
                        "nothing is called :" + name + "; there are " + placeholders,
                        statement,
                        "Bind only what placeholder(…) has named.");
            }
        }
    }

    /** Those that a part of the statement names. */
    static Map<String, Object> needed(SelectSpec part, Map<String, Object> bindings) {
        return needed(Shape.of(part, Purpose.ROWS).placeholders(), bindings);
    }

    static Map<String, Object> needed(Set<String> placeholders, Map<String, Object> bindings) {
        Map<String, Object> needed = new HashMap<>(bindings);
        needed.keySet().retainAll(placeholders);
        return needed;
    }

    static void apply(Shape.Parts parts, Map<String, Object> bindings, CommonQueryContract query) {
        List<Object> literals = parts.literals();
        for (int i = 0; i < literals.size(); i++) {
            query.setParameter(Lowering.literal(i), literals.get(i));
        }
        for (String name : parts.placeholders()) {
            query.setParameter(name, bindings.get(name));
        }
    }
}
