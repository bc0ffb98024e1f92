package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.ItemCollection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.models.spi.ModelsContext;

/** The tables whose item collections have a version: {@link ItemCollection#versioned()}. */
final class VersionedCollections {

    private VersionedCollections() {}

    /** The design with them. */
    static Catalog in(Catalog design, Metadata metadata, ModelsContext models) {
        Set<String> marked = new LinkedHashSet<>();
        for (var entity : metadata.getEntityBindings()) {
            if (isMarked(entity, models)) {
                marked.add(entity.getEntityName());
            }
        }
        Set<String> tables = new LinkedHashSet<>();
        for (var mapping : design.tables()) {
            var entity = mapping.entity();
            if (marked.stream().anyMatch(owner -> entity.equals(owner) || entity.startsWith(owner + "."))) {
                var table = mapping.table();
                if (!table.stamped() || !table.hasSortKey()) {
                    throw Refusal.notSupported(
                            "ITEM_COLLECTION_TABLE",
                            "a version of its item collections has no place in table '" + table.name()
                                    + "', which is an existing one or has no sort key",
                            entity,
                            "Take @ItemCollection(versioned = true) away, or keep the entity in a table of Virga's.");
                }
                if (mapping.partition().shards() > 1) {
                    throw Refusal.notSupported(
                            "ITEM_COLLECTION_SHARDED",
                            "a version of its item collections would be one for each of "
                                    + mapping.partition().shards() + " shards, none of which tells of the others",
                            entity,
                            "Take @ItemCollection(versioned = true) away, or the shards of @ItemKey.");
                }
                tables.add(mapping.name());
            }
        }
        return tables.isEmpty() ? design : design.withVersionedRanges(tables);
    }

    private static boolean isMarked(PersistentClass entity, ModelsContext models) {
        for (var at = entity; at != null; at = at.getSuperclass()) {
            if (at.getClassName() != null) {
                var mark = models.getClassDetailsRegistry()
                        .resolveClassDetails(at.getClassName())
                        .getDirectAnnotationUsage(ItemCollection.class);
                if (mark != null) {
                    return mark.versioned();
                }
            }
        }
        return false;
    }
}
