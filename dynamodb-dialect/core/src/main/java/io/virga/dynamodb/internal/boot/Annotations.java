package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemIndexes;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.ItemTable;
import io.virga.dynamodb.TimeToLive;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.TenantId;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.models.spi.ClassDetails;
import org.hibernate.models.spi.ModelsContext;

/**
 * The annotations of entities as Hibernate sees them: where an orm.xml is metadata-complete, those in the class do not
 * count.
 */
final class Annotations {

    private final ModelsContext models;
    private final boolean keys;

    /** @param keys whether keys, tables and indexes are looked at; what decides over visibility always is */
    Annotations(ModelsContext models, boolean keys) {
        this.models = models;
        this.keys = keys;
    }

    /** What is said about the table of an entity, by its class and, where subclasses share the table, by theirs. */
    Declared of(PersistentClass entity) {
        if (entity.getClassName() == null) {
            return Declared.NOTHING;
        }
        var indexes = new ArrayList<>(indexes(entity));
        for (var subclass : entity.getSubclasses()) {
            if (subclass.getTable() == entity.getTable()) {
                indexes.addAll(indexes(subclass));
            }
        }
        var type = details(entity);
        return new Declared(
                find(type, ItemKey.class)
                        .map(key -> new Declared.Key(
                                key.partition(), key.sort(), key.locator() == ItemKey.Lookup.INDEX, key.shards())),
                find(type, ItemTable.class)
                        .map(table -> new Declared.Place(
                                table.name(),
                                table.partitionKey(),
                                table.sortKey(),
                                table.type(),
                                table.typeValue(),
                                table.exported())),
                indexes,
                attribute(type, TimeToLive.class),
                keys ? attribute(type, TenantId.class) : "");
    }

    /**
     * Has Hibernate name the tenant in every update and delete, as it does for a {@code @PartitionKey}: the key of the item
     * depends on it.
     */
    void bindTenant(PersistentClass entity) {
        var tenant = of(entity).tenant();
        if (!tenant.isEmpty() && entity.getProperty(tenant).getValue() instanceof SimpleValue value) {
            value.setPartitionKey(true);
        }
    }

    private ClassDetails details(PersistentClass entity) {
        return models.getClassDetailsRegistry().resolveClassDetails(entity.getClassName());
    }

    private <A extends Annotation> Optional<A> find(ClassDetails type, Class<A> annotation) {
        return keys ? Optional.ofNullable(type.getDirectAnnotationUsage(annotation)) : Optional.empty();
    }

    private List<Declared.Index> indexes(PersistentClass entity) {
        if (!keys || entity.getClassName() == null) {
            return List.of();
        }
        var type = details(entity);
        var indexes = new ArrayList<Declared.Index>();
        find(type, ItemIndex.class).ifPresent(index -> indexes.add(index(index)));
        find(type, ItemIndexes.class).ifPresent(several -> {
            for (var index : several.value()) {
                indexes.add(index(index));
            }
        });
        return indexes;
    }

    private static Declared.Index index(ItemIndex index) {
        boolean all = index.include().length == 0 && !index.keysOnly();
        return new Declared.Index(
                index.name(),
                List.of(index.partition()),
                List.of(index.sort()),
                index.local(),
                index.consistent(),
                index.shards(),
                all ? Optional.empty() : Optional.of(List.of(index.include())));
    }

    /** The attribute of the class or of a superclass that is annotated, empty where none is. */
    private static String attribute(ClassDetails type, Class<? extends Annotation> annotation) {
        for (var at = type; at != null; at = at.getSuperClass()) {
            for (var field : at.getFields()) {
                if (field.hasDirectAnnotationUsage(annotation)) {
                    return field.resolveAttributeName();
                }
            }
            for (var method : at.getMethods()) {
                if (method.hasDirectAnnotationUsage(annotation)) {
                    return method.resolveAttributeName();
                }
            }
        }
        return "";
    }
}
