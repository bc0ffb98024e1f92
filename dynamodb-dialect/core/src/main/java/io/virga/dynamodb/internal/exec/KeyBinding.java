package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.plan.KeyValues;
import io.virga.dynamodb.internal.predicate.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys that a path asks for, once its parameters are known. */
final class KeyBinding {

    private KeyBinding() {}

    /**
     * Every combination of the key's values, each a map from column to canonical value. A null, or a value that the column
     * cannot hold, equals nothing and so gives no key.
     */
    static List<Map<String, Object>> bind(TableMapping mapping, KeyValues key, Evaluation evaluation) {
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (var entry : key.byColumn().entrySet()) {
            var type = mapping.attribute(entry.getKey()).type();
            var next = new ArrayList<Map<String, Object>>();
            for (var operand : entry.getValue()) {
                var value = Coercion.coerce(type, evaluation.valueOf(operand));
                if (value != null) {
                    for (var combination : combinations) {
                        var extended = new HashMap<>(combination);
                        extended.put(entry.getKey(), value);
                        next.add(extended);
                    }
                }
            }
            combinations = next;
        }
        return combinations;
    }
}
