package io.virga.internal.unitofwork;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.internal.CascadePoint;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.EventSource;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.AssociationType;
import org.hibernate.type.CollectionType;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A removal that was done while some of what it cascades to was not stored yet, and passed it by. Now that a flush has stored that, the removal reaches
 * it too. What was managed all the time is left alone: of that the application may have changed its mind since.
 */
final class CascadedRemoval {

    private final EventSource session;
    private final PersistenceContext context;
    private final Predicate<Object> isNewlyStored;

    CascadedRemoval(EventSource session, Predicate<Object> isNewlyStored) {
        this.session = session;
        this.context = session.getPersistenceContextInternal();
        this.isNewlyStored = isNewlyStored;
    }

    /** @param point whether to look at what goes before the owner, or behind it */
    void of(Object owner, EntityPersister persister, CascadePoint point) {
        Set<Object> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        Type[] types = persister.getPropertyTypes();
        CascadeStyle[] styles = persister.getPropertyCascadeStyles();
        @Nullable Object[] values = persister.getValues(owner);
        for (int i = 0; i < types.length; i++) {
            reach(values[i], types[i], styles[i], point, reached);
        }
        for (Object entity : reached) {
            if (context.getEntry(entity) != null && isNewlyStored.test(entity)) {
                session.delete(null, entity, false, DeleteContext.create());
            }
        }
    }

    private void reach(@Nullable Object value, Type type, CascadeStyle style, CascadePoint point, Set<Object> reached) {
        if (value == null || value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
            return;
        }
        if (type instanceof ComponentType component) {
            @Nullable Object[] values = component.getPropertyValues(value);
            for (int i = 0; i < values.length; i++) {
                reach(values[i], component.getSubtypes()[i], component.getCascadeStyle(i), point, reached);
            }
        } else if (type instanceof AssociationType association
                && style.doCascade(CascadingActions.REMOVE)
                && association.getForeignKeyDirection().cascadeNow(point)) {
            if (association instanceof CollectionType) {
                elements(value, style, reached);
            } else {
                reached.add(value);
            }
        }
    }

    private void elements(Object value, CascadeStyle style, Set<Object> reached) {
        if (!(value instanceof PersistentCollection<?> collection) || !collection.wasInitialized()) {
            return;
        }
        reached.addAll(CollectionContent.values(collection));
        CollectionEntry entry = context.getCollectionEntry(collection);
        if (style.hasOrphanDelete() && entry != null) {
            Object stored = CollectionContent.ofSnapshot(entry.getSnapshot(), collection);
            reached.addAll(CollectionContent.values(stored));
        }
    }
}
