package io.virga;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a flush would write, or what changed since a checkpoint: one entry per entity, in the order in which they became managed. A value, not a
 * view: it does not follow later changes. Holds the values of attributes, so print it where such values may be printed.
 */
public record ChangeSet(List<Change> changes) {

    public ChangeSet {
        changes = List.copyOf(changes);
    }

    /** One entity that would be inserted, updated or deleted. */
    public sealed interface Change {
        /** The entity instance, the very object of the persistence context. */
        Object entity();

        /** The JPA entity name. */
        String entityName();

        /** The identifier, null while the database has not generated it. */
        @Nullable
        Object id();
    }

    /** A new entity, with the values it has now. */
    public record Added(
            Object entity, String entityName, @Nullable Object id, List<AttributeValue> values) implements Change {
        public Added {
            values = List.copyOf(values);
        }
    }

    /** A changed entity; collections are attributes too. */
    public record Modified(
            Object entity, String entityName, @Nullable Object id, List<AttributeChange> attributes) implements Change {
        public Modified {
            attributes = List.copyOf(attributes);
        }

        /** The change of one attribute, by its name. */
        public Optional<AttributeChange> attribute(String name) {
            return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
        }
    }

    /** A removed entity. */
    public record Removed(
            Object entity, String entityName, @Nullable Object id) implements Change {}

    /** One attribute of a new entity. */
    public record AttributeValue(String name, @Nullable Object value) {}

    /** One attribute before and after; entities stand for themselves, collections as lists or maps of their elements. */
    public record AttributeChange(
            String name, @Nullable Object before, @Nullable Object after) {}

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public int size() {
        return changes.size();
    }

    public List<Added> added() {
        return of(Added.class);
    }

    public List<Modified> modified() {
        return of(Modified.class);
    }

    public List<Removed> removed() {
        return of(Removed.class);
    }

    /** The change of this very object, if there is one. */
    public Optional<Change> of(Object entity) {
        return changes.stream().filter(c -> c.entity() == entity).findFirst();
    }

    private <T extends Change> List<T> of(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** One line per entity: {@code + Order#7 {total=3}}, {@code ~ Order#7 total: 3 -> 5}, {@code - Order#7}. */
    @Override
    public String toString() {
        return changes.stream().map(ChangeSetText::line).collect(Collectors.joining("\n"));
    }
}
