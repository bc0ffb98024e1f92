package io.virga.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one relation of many parents.
 *
 * @param parent the entity that declares or inherits the relation
 * @param owner the attribute of the element that leads back to the parent, null where none does
 * @param ids of the parents
 * @param ranked whether the database cuts each parent's elements to limit and offset
 */
record RelatedSpec(
        Class<?> parent,
        AttributeRef relation,
        @Nullable String owner,
        LevelSpec level,
        List<Object> ids,
        boolean ranked) {

    /** The parent, under an alias that no user's can be. */
    Source parentSource() {
        return new Source(parent, "-parent");
    }

    Source elementSource() {
        return new Source(level.entity(), null);
    }
}
