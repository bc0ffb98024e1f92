package io.virga.internal.unitofwork;

import static org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer.UNFETCHED_PROPERTY;

import io.virga.ChangeSet;
import io.virga.ChangeSet.Added;
import io.virga.ChangeSet.AttributeChange;
import io.virga.ChangeSet.AttributeValue;
import io.virga.ChangeSet.Change;
import io.virga.ChangeSet.Modified;
import io.virga.ChangeSet.Removed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads a change set off the persistence context, by capturing it. */
final class Changes {

    private final EventSource session;
    private final Snapshot now;
    private final Map<Object, List<CollectionRecord>> collections;

    private Changes(EventSource session) {
        this.session = session;
        this.now = Capture.of(session, Snapshot.NONE);
        this.collections = now.collectionsByOwner();
    }

    static ChangeSet pending(EventSource session) {
        return new Changes(session).pending();
    }

    private ChangeSet pending() {
        List<Change> changes = new ArrayList<>();
        for (ManagedState state : now.entities()) {
            Object entity = state.entity();
            if (state instanceof EntityRecord record) {
                Change change = change(record);
                if (change != null) {
                    changes.add(change);
                }
            } else if (collections.containsKey(entity)) {
                List<AttributeChange> attributes = new ArrayList<>();
                EntityPersister persister = session.getEntityPersister(null, entity);
                collectionChanges(entity, persister, attributes);
                if (!attributes.isEmpty()) {
                    changes.add(new Modified(
                            entity, name(persister), persister.getIdentifier(entity, session), attributes));
                }
            }
        }
        return new ChangeSet(changes);
    }

    private @Nullable Change change(EntityRecord record) {
        EntityPersister persister = record.persister();
        if (record.deletedOrGone()) {
            return record.exists() ? new Removed(record.entity(), name(persister), record.id()) : null;
        }
        if (!record.exists()) {
            return new Added(
                    record.entity(),
                    name(persister),
                    record.id(),
                    values(persister, persister.getValues(record.entity())));
        }
        List<AttributeChange> attributes = new ArrayList<>();
        if (record.values() != null && record.loaded() != null) {
            for (int i = 0; i < record.values().length; i++) {
                Type type = persister.getPropertyTypes()[i];
                Object before = record.loaded()[i];
                Object after = record.values()[i];
                if (after != UNFETCHED_PROPERTY
                        && !AttributeValues.same(type, before, after)
                        && !isWritten(record.entity(), after)) {
                    attributes.add(new AttributeChange(persister.getPropertyNames()[i], shown(before), shown(after)));
                }
            }
        }
        collectionChanges(record.entity(), persister, attributes);
        return attributes.isEmpty() ? null : new Modified(record.entity(), name(persister), record.id(), attributes);
    }

    /** A collection that was written compares with its own snapshot: a loaded state may still hold the one that it replaced. */
    private boolean isWritten(Object owner, @Nullable Object collection) {
        return collections.getOrDefault(owner, List.of()).stream()
                .anyMatch(record -> record.collection() == collection && record.loadedKey() != null);
    }

    private void collectionChanges(Object owner, EntityPersister persister, List<AttributeChange> attributes) {
        for (CollectionRecord record : collections.getOrDefault(owner, List.of())) {
            String name = record.role()
                    .substring(
                            record.role().indexOf('.', persister.getEntityName().length()) + 1);
            if (attributes.stream().anyMatch(a -> a.name().equals(name))) {
                continue;
            }
            if (record.initialized() && record.content() != null) {
                Object before = CollectionContent.ofSnapshot(record.snapshot(), record.collection());
                Type elementType = Roles.elementType(
                        session.getFactory().getMappingMetamodel().getCollectionDescriptor(record.role()));
                if (!CollectionContent.same(record.collection(), before, elementType)) {
                    attributes.add(new AttributeChange(name, before, record.content()));
                }
            }
        }
    }

    static List<AttributeValue> values(EntityPersister persister, @Nullable Object[] values) {
        List<AttributeValue> named = new ArrayList<>();
        String[] names = persister.getPropertyNames();
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < names.length; i++) {
            if (!AttributeValues.isVirtual(types[i])) {
                named.add(new AttributeValue(
                        names[i], shown(AttributeValues.copy(types[i], values[i], persister.getFactory()))));
            }
        }
        return named;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value == UNFETCHED_PROPERTY) {
            return null;
        }
        if (value instanceof PersistentCollection<?> collection) {
            return collection.wasInitialized()
                    ? value instanceof Map<?, ?> map
                            ? new LinkedHashMap<>(map)
                            : new ArrayList<>((java.util.Collection<?>) value)
                    : null;
        }
        return value;
    }

    private static String name(EntityPersister persister) {
        return persister.getImportedName();
    }
}
