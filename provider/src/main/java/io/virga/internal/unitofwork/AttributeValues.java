package io.virga.internal.unitofwork;

import static org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer.UNFETCHED_PROPERTY;

import java.util.Date;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Values of attributes: when two of them are the same, and how one is kept. Entities and collections are references here, never contents. */
final class AttributeValues {

    private AttributeValues() {}

    static boolean same(Type type, @Nullable Object a, @Nullable Object b) {
        if (a == b || isVirtual(type)) {
            return true;
        }
        return a != null
                && b != null
                && a != UNFETCHED_PROPERTY
                && b != UNFETCHED_PROPERTY
                && !isReference(type)
                && type.isSame(a, b);
    }

    /** Whether any value differs from the loaded one; what has not been fetched does not differ. */
    static boolean differ(Type[] types, @Nullable Object[] values, @Nullable Object[] loaded) {
        for (int i = 0; i < types.length; i++) {
            Object value = values[i];
            if (value != loaded[i] && value != UNFETCHED_PROPERTY && !same(types[i], value, loaded[i])) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Object copy(Type type, @Nullable Object value, SessionFactoryImplementor factory) {
        if (value == null || value == UNFETCHED_PROPERTY || isReference(type) || !type.isMutable()) {
            return value;
        }
        if (value instanceof Date date) {
            return date
                    .clone(); // Hibernate's copy of a java.util.Date is a java.sql.Timestamp, equal only one way round
        }
        return type.deepCopy(value, factory);
    }

    /**
     * A copy that takes the place of another value. Hibernate loads a {@code java.util.Date} as a {@code Timestamp}, which is equal to it one way round
     * only: a plain date stays a plain date.
     */
    static @Nullable Object copyInPlaceOf(
            @Nullable Object current, Type type, @Nullable Object value, SessionFactoryImplementor factory) {
        if (value instanceof Date date && current != null && current.getClass() == Date.class) {
            return new Date(date.getTime());
        }
        return copy(type, value, factory);
    }

    static @Nullable Object[] copy(EntityPersister persister, @Nullable Object[] values) {
        Type[] types = persister.getPropertyTypes();
        @Nullable Object[] copies = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            copies[i] = copy(types[i], values[i], persister.getFactory());
        }
        return copies;
    }

    /** The attribute by which Hibernate sees the key of an {@code @IdClass}: it is the entity itself, and nothing that is stored. */
    static boolean isVirtual(Type type) {
        return type instanceof ComponentType component && component.isEmbedded();
    }

    static boolean isReference(Type type) {
        return type.isEntityType() || type.isCollectionType() || type.isAnyType();
    }
}
