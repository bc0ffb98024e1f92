package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what the user writes to what a statement is made of. */
final class Operands {

    private Operands() {}

    static Operand of(@Nullable Bindable<?> bindable) {
        if (bindable instanceof Expression<?> expression) {
            return expression.operand();
        }
        if (bindable instanceof SingularAttribute<?, ?> attribute) {
            return new Operand.Path(null, List.of(attribute(attribute)));
        }
        if (bindable instanceof EntityType<?> entity) {
            return new Operand.Path(new Source(entity.getJavaType(), null), List.of());
        }
        if (bindable instanceof Attribute<?, ?> plural) {
            throw Problems.invalid(
                    "PLURAL_ATTRIBUTE",
                    plural.getName() + " holds many values where one is needed",
                    plural.getDeclaringType().getJavaType().getSimpleName(),
                    "Join it, or ask for one of its elements by a subquery.");
        }
        throw uninitialised();
    }

    static Operand value(@Nullable Object value) {
        if (value == null) {
            throw Problems.invalid(
                    "NULL_VALUE",
                    "no value compares with null",
                    "condition",
                    "Use isNull(…), or eqOrNull(…) where null may be meant.");
        }
        return new Operand.Literal(value);
    }

    static AttributeRef attribute(@Nullable Attribute<?, ?> attribute) {
        if (attribute == null) {
            throw uninitialised();
        }
        return new AttributeRef(attribute.getDeclaringType().getJavaType(), attribute.getName());
    }

    private static IllegalArgumentException uninitialised() {
        return Problems.invalid(
                "NO_METAMODEL",
                "the attribute is null",
                "static metamodel",
                "Build the EntityManagerFactory before the statement: it fills in the metamodel's fields.");
    }
}
