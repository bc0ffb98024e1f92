package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import io.virga.internal.query.SortSpec;
import jakarta.persistence.metamodel.Bindable;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Values of rows, and orders by them, for static import. */
public final class Expressions {

    private Expressions() {}

    /** The attribute as the start of a path: {@code path(User_.address).get(Address_.city)}. */
    public static <T> Path<T> path(SingularAttribute<?, T> attribute) {
        return new Path<>(new Operand.Path(null, List.of(Operands.attribute(attribute))), attribute.getJavaType());
    }

    /**
     * A value to be bound each time the statement runs.
     *
     * @param name a Java identifier; the same name means the same value
     * @throws IllegalArgumentException if the name is none
     */
    public static <T> Expression<T> placeholder(String name, Class<T> type) {
        if (!SourceVersion.isIdentifier(name)) {
            throw Problems.invalid(
                    "PLACEHOLDER_NAME", "'" + name + "' is no identifier", "placeholder", "Use letters and digits.");
        }
        return new Expression<>(new Operand.Placeholder(name), type);
    }

    public static Sort asc(Bindable<?> key) {
        return new Sort(new SortSpec(Operands.of(key), true, SortSpec.Nulls.DEFAULT));
    }

    public static Sort desc(Bindable<?> key) {
        return new Sort(new SortSpec(Operands.of(key), false, SortSpec.Nulls.DEFAULT));
    }
}
