package io.virga.internal.unitofwork;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.collection.spi.PersistentArrayHolder;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** The elements of collections and maps: copied, compared, and put back into the same instance. */
final class CollectionContent {

    private CollectionContent() {}

    /** A copy of the elements: a list for a collection, a map for a map. */
    static Object copy(Object original, Type elementType, SessionFactoryImplementor factory) {
        Object collection = elements(original);
        if (collection instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, AttributeValues.copy(elementType, value, factory)));
            return copy;
        }
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object element : (Collection<?>) collection) {
            copy.add(AttributeValues.copy(elementType, element, factory));
        }
        return copy;
    }

    /** The elements that Hibernate's snapshot of this collection stands for. */
    static Object ofSnapshot(@Nullable Serializable snapshot, PersistentCollection<?> collection) {
        if (snapshot == null) {
            return collection instanceof Map ? Map.of() : List.of();
        }
        if (snapshot instanceof Map<?, ?> map && !(collection instanceof Map)) {
            return new ArrayList<>(
                    map.values()); // the snapshot of a set maps each element's copy to itself; of an id-bag, ids
            // to elements
        }
        return snapshot.getClass().isArray() ? listOf(snapshot) : snapshot;
    }

    /** The collection or map itself; of the wrapper around an array, its elements. */
    private static Object elements(Object collection) {
        return collection instanceof PersistentArrayHolder<?> holder ? listOf(holder.getArray()) : collection;
    }

    private static List<@Nullable Object> listOf(Object array) {
        int length = Array.getLength(array);
        List<@Nullable Object> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    static boolean same(Object original, Object elements, Type elementType) {
        Object collection = elements(original);
        if (collection instanceof Map<?, ?> map) {
            return sameMap(map, (Map<?, ?>) elements, elementType);
        }
        Collection<?> mine = (Collection<?>) collection;
        Collection<?> other = (Collection<?>) elements;
        if (mine.size() != other.size()) {
            return false;
        }
        if (collection instanceof Set) {
            return sameSet(mine, other, elementType);
        }
        Iterator<?> i = mine.iterator();
        for (Object element : other) {
            if (!AttributeValues.same(elementType, i.next(), element)) {
                return false;
            }
        }
        return true;
    }

    static boolean sameSet(Collection<?> mine, Collection<?> other, Type elementType) {
        if (mine.size() != other.size()) {
            return false;
        }
        return elementType.isEntityType()
                ? identities(mine).equals(identities(other))
                : new HashSet<>(other).containsAll(mine);
    }

    private static boolean sameMap(Map<?, ?> mine, Map<?, ?> other, Type elementType) {
        if (mine.size() != other.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : mine.entrySet()) {
            if (!other.containsKey(entry.getKey())
                    || !AttributeValues.same(elementType, entry.getValue(), other.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Makes the collection hold these elements (mutable ones as copies); leaves it untouched, and so not dirty, when it does already. */
    static void set(Object collection, Object elements, Type elementType, SessionFactoryImplementor factory) {
        if (same(collection, elements, elementType)) {
            return;
        }
        put(collection, copy(elements, elementType, factory));
    }

    /** Makes the collection hold exactly these elements. */
    @SuppressWarnings("unchecked")
    static void put(Object collection, Object elements) {
        if (collection instanceof PersistentArrayHolder<?> holder) {
            int i = 0;
            for (Object element : (Collection<?>) elements) {
                Array.set(holder.getArray(), i++, element); // an array never changes its length
            }
        } else if (collection instanceof Map<?, ?> map) {
            map.clear();
            ((Map<Object, Object>) map).putAll((Map<Object, Object>) elements);
        } else {
            Collection<Object> target = (Collection<Object>) collection;
            target.clear();
            target.addAll((Collection<Object>) elements);
        }
    }

    /** Whether the very same elements are there, in the same order. */
    static boolean sameReferences(Object collection, Object elements) {
        if (collection instanceof Map<?, ?> map) {
            Map<?, ?> other = (Map<?, ?>) elements;
            return map.size() == other.size()
                    && map.entrySet().stream().allMatch(e -> other.get(e.getKey()) == e.getValue());
        }
        Collection<?> mine = (Collection<?>) collection;
        Collection<?> other = (Collection<?>) elements;
        if (mine.size() != other.size()) {
            return false;
        }
        Iterator<?> i = mine.iterator();
        for (Object element : other) {
            if (i.next() != element) {
                return false;
            }
        }
        return true;
    }

    /** The elements, or the values of a map. */
    static Collection<?> values(Object original) {
        Object elements = elements(original);
        return elements instanceof Map<?, ?> map ? map.values() : (Collection<?>) elements;
    }

    static Set<Object> identities(Collection<?> elements) {
        Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(elements);
        return identities;
    }
}
