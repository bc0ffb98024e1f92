package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.Source;
import java.util.List;
import java.util.Objects;

/**
 * An entity under a name of its own, for statements that name it more than once. Aliases of one entity and name are the
 * same source.
 *
 * @param <E> the entity
 */
public final class Alias<E> extends Path<E> {

    private final Source source;

    private Alias(Source source, Class<E> entity) {
        super(new Operand.Path(source, List.of()), entity);
        this.source = source;
    }

    /**
     * @param name not blank
     * @throws IllegalArgumentException if the name is blank
     */
    public static <E> Alias<E> of(Class<E> entity, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "BLANK_ALIAS: an alias needs a name [" + entity.getSimpleName() + "]. Give it one.");
        }
        return new Alias<>(new Source(Objects.requireNonNull(entity), name), entity);
    }

    Source source() {
        return source;
    }
}
