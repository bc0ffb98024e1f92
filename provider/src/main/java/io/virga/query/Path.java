package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute reached from a source, through embeddables and to-one relations: {@code
 * path(Post_.author).get(User_.name)}. A relation on the way is joined (inner) where the database needs it.
 *
 * @param <T> the type of what the path ends at
 */
public sealed class Path<T> extends Expression<T> permits Alias {

    private final @Nullable String label;

    Path(Operand.Path operand, Class<T> type) {
        this(operand, type, null);
    }

    /** @param label what a map of the row calls it, null for the name of the attribute */
    Path(Operand.Path operand, Class<T> type, @Nullable String label) {
        super(operand, type);
        this.label = label;
    }

    @Override
    Operand.Path operand() {
        return (Operand.Path) super.operand();
    }

    /** The attribute, behind the alias if there is one: two sources may both have it. */
    @Override
    Optional<String> name() {
        if (label != null) {
            return Optional.of(label);
        }
        Source source = operand().source();
        List<AttributeRef> attributes = operand().attributes();
        if (attributes.isEmpty()) {
            return Optional.of(String.valueOf(source));
        }
        String name = attributes.get(attributes.size() - 1).name();
        return Optional.of(source == null || source.alias() == null ? name : source.alias() + "." + name);
    }

    /** The same entity as one of a subclass, whose attributes are null for all others. */
    public <S extends T> Path<S> treat(Class<S> subclass) {
        List<AttributeRef> attributes = new ArrayList<>(operand().attributes());
        attributes.add(AttributeRef.treat(subclass));
        return new Path<>(new Operand.Path(operand().source(), attributes), subclass);
    }

    /** The path one attribute further. */
    public <Y> Path<Y> get(SingularAttribute<? super T, Y> attribute) {
        List<AttributeRef> attributes = new ArrayList<>(operand().attributes());
        attributes.add(Operands.attribute(attribute));
        return new Path<>(new Operand.Path(operand().source(), attributes), attribute.getJavaType());
    }
}
