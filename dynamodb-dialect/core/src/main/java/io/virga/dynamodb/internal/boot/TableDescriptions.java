package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.NativeType;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.IndexDescription.Projection;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A key design as the tables that hold it. */
final class TableDescriptions {

    private TableDescriptions() {}

    static TableDescription of(Catalog design, PhysicalTable table) {
        var mappings = design.tablesIn(table);
        var partition = mappings.isEmpty()
                ? KeyAttribute.text(table.partitionKey())
                : attribute(table.partitionKey(), mappings.get(0).partition());
        KeyAttribute sort = null;
        if (table.hasSortKey()) {
            sort = mappings.isEmpty()
                    ? KeyAttribute.text(table.sortKey())
                    : attribute(table.sortKey(), mappings.get(0).sort());
        }
        Map<String, IndexDescription> global = new TreeMap<>();
        Map<String, IndexDescription> local = new TreeMap<>();
        for (var mapping : mappings) {
            for (var index : mapping.indexes()) {
                switch (index.kind()) {
                    case GLOBAL -> global.put(index.index(), description(index));
                    case LOCAL -> local.put(index.index(), description(index));
                    case ITEMS -> {}
                }
            }
        }
        var timeToLive = mappings.stream()
                .flatMap(mapping -> mapping.timeToLive().stream())
                .map(TimeToLive::attribute)
                .findFirst()
                .orElse("");
        return TableDescription.of(table.name(), partition, sort)
                .withIndexes(new ArrayList<>(global.values()), new ArrayList<>(local.values()))
                .withTimeToLive(timeToLive);
    }

    private static IndexDescription description(IndexMapping index) {
        var projection = index.included()
                .map(names -> names.isEmpty() ? Projection.KEYS_ONLY : Projection.of(names))
                .orElse(Projection.ALL);
        return new IndexDescription(index.index(), keys(index.partition()), keys(index.sort()), projection);
    }

    private static List<KeyAttribute> keys(List<KeyPart> parts) {
        return parts.stream()
                .map(part -> attribute(part.attribute(), part.template()))
                .toList();
    }

    private static KeyAttribute attribute(String name, KeyTemplate template) {
        return switch (NativeType.of(template)) {
            case TEXT -> KeyAttribute.text(name);
            case NUMBER -> KeyAttribute.number(name);
            case BINARY -> KeyAttribute.binary(name);
        };
    }
}
