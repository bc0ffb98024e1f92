package io.virga.internal.query;

import jakarta.persistence.criteria.JoinType;
import java.util.List;
import org.hibernate.query.criteria.JpaFrom;
import org.hibernate.query.criteria.JpaJoin;
import org.hibernate.query.criteria.JpaRoot;

/** Joins along relations and beside them. */
final class Joins {

    private Joins() {}

    /** Attributes before the last are joined too, with inner joins. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // treat(…) has checked that one is below the other
    static JpaJoin<?, ?> along(JpaFrom<?, ?> owner, Operand.Path relation, JoinType type) {
        List<AttributeRef> attributes = relation.attributes();
        JpaFrom<?, ?> from = owner;
        for (AttributeRef attribute : attributes.subList(0, attributes.size() - 1)) {
            from = attribute.treats() ? from.treatAs((Class) attribute.owner()) : from.join(attribute.name());
        }
        return from.join(attributes.get(attributes.size() - 1).name(), type);
    }

    static void fetch(JpaFrom<?, ?> owner, Operand.Path relation, JoinType type) {
        if (relation.attributes().size() > 1) {
            throw Problems.invalid(
                    "NESTED_FETCH",
                    relation.attributes() + " is more than one step",
                    owner.getJavaType().getSimpleName(),
                    "Fetch one relation after the other, or use query(…).with(…).");
        }
        owner.fetch(relation.attributes().get(0).name(), type);
    }

    static JpaFrom<?, ?> unrelated(JpaRoot<?> root, JoinSpec join, Tables tables) {
        JpaFrom<?, ?> table = tables.join(root, join.target(), hibernateType(join));
        if (table != null) {
            return table;
        }
        return join.kind() == JoinSpec.Kind.CROSS
                ? root.crossJoin(join.target().entity())
                : root.join(join.target().entity(), hibernateType(join));
    }

    static JoinType type(JoinSpec join) {
        return switch (join.kind()) {
            case INNER -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
            case RIGHT -> JoinType.RIGHT;
            case FULL, CROSS ->
                throw Problems.invalid(
                        "JOIN_KIND",
                        "no " + join.kind() + " join runs along a relation",
                        join.target(),
                        "Join the entity on a condition instead.");
        };
    }

    private static org.hibernate.query.common.JoinType hibernateType(JoinSpec join) {
        return switch (join.kind()) {
            case INNER -> org.hibernate.query.common.JoinType.INNER;
            case LEFT -> org.hibernate.query.common.JoinType.LEFT;
            case RIGHT -> org.hibernate.query.common.JoinType.RIGHT;
            case FULL -> org.hibernate.query.common.JoinType.FULL;
            case CROSS -> org.hibernate.query.common.JoinType.CROSS;
        };
    }
}
