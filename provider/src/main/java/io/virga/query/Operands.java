package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Predicate;
import io.virga.internal.query.Problems;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            throw many(attribute(plural));
        }
        if (bindable instanceof Elements<?> elements) {
            throw many(elements.path());
        }
        throw uninitialised();
    }

    /** What leads from a source to others: a relation of one or many, or a collection of values. */
    static Operand.Path relation(@Nullable Bindable<?> bindable) {
        if (bindable instanceof Attribute<?, ?> attribute) {
            return new Operand.Path(null, List.of(attribute(attribute)));
        }
        if (bindable instanceof Elements<?> elements) {
            return elements.path();
        }
        if (of(bindable) instanceof Operand.Path path && !path.attributes().isEmpty()) {
            return path;
        }
        throw Problems.invalid(
                "NO_RELATION", bindable + " leads nowhere", "join", "Join a relation, or an entity on a condition.");
    }

    static Operand.Path collection(@Nullable PluralAttribute<?, ?, ?> attribute) {
        return new Operand.Path(null, List.of(attribute(attribute)));
    }

    static Operand value(@Nullable Object value) {
        if (value == null) {
            throw Problems.invalid(
                    "NULL_VALUE",
                    "no value compares with null",
                    "condition",
                    "Use isNull(…), or given(value, …) to leave the condition out.");
        }
        return new Operand.Literal(value);
    }

    static AttributeRef attribute(@Nullable Attribute<?, ?> attribute) {
        if (attribute == null) {
            throw uninitialised();
        }
        return new AttributeRef(attribute.getDeclaringType().getJavaType(), attribute.getName());
    }

    private static IllegalArgumentException many(Object attribute) {
        return Problems.invalid(
                "PLURAL_ATTRIBUTE",
                attribute + " holds many values where one is needed",
                "expression",
                "Join it, or ask for its elements: some(…), contains(…), size(…).");
    }

    private static IllegalArgumentException uninitialised() {
        return Problems.invalid(
                "NO_METAMODEL",
                "the attribute is null",
                "static metamodel",
                "Build the EntityManagerFactory before the statement: it fills in the metamodel's fields.");
    }

    static List<Predicate> and(List<Predicate> before, Condition... conditions) {
        List<Predicate> all = new ArrayList<>(before);
        for (Condition condition : conditions) {
            if (!condition.predicate().equals(Predicate.TRUE)) {
                all.add(condition.predicate());
            }
        }
        return all;
    }

    static Map<String, Object> bind(Map<String, Object> bindings, String placeholder, @Nullable Object value) {
        if (value == null) {
            throw Problems.invalid(
                    "NULL_VALUE",
                    "no value compares with null",
                    ":" + placeholder,
                    "Use isNull(…) or setNull(…) in a statement of its own.");
        }
        Map<String, Object> all = new HashMap<>(bindings);
        all.put(placeholder, value);
        return Map.copyOf(all);
    }

    static int notNegative(String clause, int rows, Object where) {
        if (rows < 0) {
            throw Problems.invalid(
                    "NEGATIVE_" + clause.toUpperCase(Locale.ROOT),
                    clause + "(" + rows + ")",
                    where instanceof Class<?> entity ? entity.getSimpleName() : where,
                    "Use 0 or more.");
        }
        return rows;
    }

    static void positive(String clause, int number, Object where) {
        if (number < 1) {
            throw Problems.invalid("NOT_POSITIVE", clause + " is " + number, where, "Use 1 or more.");
        }
    }
}
