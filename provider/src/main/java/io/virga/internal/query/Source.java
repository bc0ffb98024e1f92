package io.virga.internal.query;

import org.jspecify.annotations.Nullable;

/**
 * What rows come from: an entity, under an alias where it is named more than once.
 *
 * @param alias null where the entity class alone tells the source
 */
public record Source(Class<?> entity, @Nullable String alias) {

    @Override
    public String toString() {
        return alias == null ? entity.getSimpleName() : alias;
    }
}
