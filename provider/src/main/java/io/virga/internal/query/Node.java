package io.virga.internal.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a relational query.
 *
 * @param entity null where the level asked for columns only
 * @param id the entity's identifier, or the value itself in a collection of values
 * @param values of the columns, then of the extras
 * @param related by relation, in the order of its level
 */
public record Node(
        @Nullable Object entity, Object id, List<@Nullable Object> values, Map<AttributeRef, List<Node>> related) {}
