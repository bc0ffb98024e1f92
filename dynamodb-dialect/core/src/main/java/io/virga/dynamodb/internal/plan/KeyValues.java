package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.predicate.Operand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the columns of a key are equal to: one operand each, or a list for a column that is compared with one. Several
 * lists stand for all their combinations.
 */
public record KeyValues(Map<String, List<Operand>> byColumn) {

    public KeyValues {
        byColumn = new LinkedHashMap<>(byColumn);
    }

    public boolean isSingle() {
        return byColumn.values().stream().allMatch(list -> list.size() == 1);
    }

    /** Whether the key is known before any row is read. */
    public boolean isFixed() {
        return byColumn.values().stream().allMatch(list -> list.stream().allMatch(Operand::isFixed));
    }

    /** How many tables its columns are of. */
    int sources() {
        return (int) byColumn.values().stream()
                .flatMap(List::stream)
                .filter(Operand.Column.class::isInstance)
                .map(operand -> ((Operand.Column) operand).source())
                .distinct()
                .count();
    }

    @Override
    public String toString() {
        return byColumn.entrySet().stream()
                .map(e -> e.getKey()
                        + (e.getValue().size() == 1 ? "=" + e.getValue().get(0) : " in " + e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
