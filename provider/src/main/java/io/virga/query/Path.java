package io.virga.query;

import io.virga.internal.query.AttributeRef;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attribute reached from a source, through embeddables and to-one relations: {@code
 * path(Post_.author).get(User_.name)}. A relation on the way is joined (inner) where the database needs it.
 *
 * @param <T> the type of what the path ends at
 */
public sealed class Path<T> extends Expression<T> permits Alias {

    Path(Operand.Path operand, Class<T> type) {
        super(operand, type);
    }

    @Override
    Operand.Path operand() {
        return (Operand.Path) super.operand();
    }

    /** The attribute, behind the alias if there is one: two sources may both have it. */
    @Override
    Optional<String> name() {
        Source source = operand().source();
        List<AttributeRef> attributes = operand().attributes();
        if (attributes.isEmpty()) {
            return Optional.of(String.valueOf(source));
        }
        String name = attributes.get(attributes.size() - 1).name();
        return Optional.of(source == null || source.alias() == null ? name : source.alias() + "." + name);
    }

    /** The path one attribute further. */
    public <Y> Path<Y> get(SingularAttribute<? super T, Y> attribute) {
        List<io.virga.internal.query.AttributeRef> attributes =
                new ArrayList<>(operand().attributes());
        attributes.add(Operands.attribute(attribute));
        return new Path<>(new Operand.Path(operand().source(), attributes), attribute.getJavaType());
    }
}
