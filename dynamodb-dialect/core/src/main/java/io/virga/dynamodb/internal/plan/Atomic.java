package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An update of one row whose key follows from the statement, by changes on which nothing else that is stored depends.
 *
 * @param key the primary key: columns to operands
 */
public record Atomic(TableMapping mapping, Map<String, Operand> key, List<Change> changes) {
    public Atomic {
        key = new LinkedHashMap<>(key);
        changes = List.copyOf(changes);
    }
}
