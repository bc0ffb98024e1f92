package io.virga.internal.unitofwork;

import static org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer.UNFETCHED_PROPERTY;

import org.hibernate.bytecode.enhance.spi.interceptor.EnhancementAsProxyLazinessInterceptor;
import org.hibernate.bytecode.enhance.spi.interceptor.SessionAssociableInterceptor;
import org.hibernate.engine.spi.CompositeOwner;
import org.hibernate.engine.spi.CompositeTracker;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** What bytecode-enhanced entities need beside their values: setters of a persister go past their dirty tracking. */
final class Enhancement {

    private Enhancement() {}

    /** A reference to an entity that has not been read, which enhancement represents by the entity class itself. */
    static boolean isUnfetchedProxy(Object entity) {
        return proxyInterceptor(entity) != null;
    }

    static boolean hasWrittenAttributes(Object entity) {
        EnhancementAsProxyLazinessInterceptor interceptor = proxyInterceptor(entity);
        return interceptor != null && interceptor.hasWrittenFieldNames();
    }

    private static @Nullable EnhancementAsProxyLazinessInterceptor proxyInterceptor(Object entity) {
        return entity instanceof PersistentAttributeInterceptable interceptable
                        && interceptable.$$_hibernate_getInterceptor()
                                instanceof EnhancementAsProxyLazinessInterceptor interceptor
                        && !interceptor.isInitialized()
                ? interceptor
                : null;
    }

    /** Lets lazy attributes be fetched by this session; an entity that was detached has lost it. */
    static void attach(Object entity, SharedSessionContractImplementor session) {
        if (entity instanceof PersistentAttributeInterceptable interceptable
                && interceptable.$$_hibernate_getInterceptor() instanceof SessionAssociableInterceptor interceptor) {
            interceptor.setSession(session);
        }
    }

    static void setValue(EntityPersister persister, Object entity, int attribute, @Nullable Object value) {
        persister.setValue(entity, attribute, value);
        if (value instanceof CompositeTracker composite && entity instanceof CompositeOwner owner) {
            composite.$$_hibernate_setOwner(persister.getPropertyNames()[attribute], owner);
        }
    }

    /** Makes the entity's own dirty tracking agree with its values. */
    static void retrack(EntityPersister persister, Object entity, @Nullable Object @Nullable [] loaded) {
        if (!(entity instanceof SelfDirtinessTracker tracker) || loaded == null || isUnfetchedProxy(entity)) {
            return;
        }
        tracker.$$_hibernate_clearDirtyAttributes();
        @Nullable Object[] values = persister.getValues(entity);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != UNFETCHED_PROPERTY
                    && !AttributeValues.same(persister.getPropertyTypes()[i], values[i], loaded[i])) {
                tracker.$$_hibernate_trackChange(persister.getPropertyNames()[i]);
            }
        }
    }
}
