package io.virga.internal.query;

/**
 * An attribute by the class that declares it, so that it means the same under every session factory.
 *
 * @param owner an entity, mapped superclass or embeddable
 */
public record AttributeRef(Class<?> owner, String name) {

    /** A step of a path that leads nowhere else, but to the same entity as one of the given type. */
    public static AttributeRef treat(Class<?> type) {
        return new AttributeRef(type, "");
    }

    boolean treats() {
        return name.isEmpty();
    }

    @Override
    public String toString() {
        return treats() ? "treat(" + owner.getSimpleName() + ")" : owner.getSimpleName() + "." + name;
    }
}
