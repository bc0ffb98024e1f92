package io.virga.internal.query;

/**
 * An attribute by the class that declares it, so that it means the same under every session factory.
 *
 * @param owner an entity, mapped superclass or embeddable
 */
public record AttributeRef(Class<?> owner, String name) {

    @Override
    public String toString() {
        return owner.getSimpleName() + "." + name;
    }
}
