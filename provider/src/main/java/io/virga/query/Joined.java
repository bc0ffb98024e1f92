package io.virga.query;

import io.virga.internal.query.JoinSpec;
import io.virga.internal.query.Operand;
import io.virga.internal.query.Source;
import jakarta.persistence.metamodel.Bindable;
import org.jspecify.annotations.Nullable;

/** Joins as the select's methods mean them. */
final class Joined {

    private Joined() {}

    static JoinSpec along(JoinSpec.Kind kind, Bindable<?> relation, @Nullable Alias<?> as) {
        Operand.Path path = Operands.relation(relation);
        Source target = as == null ? new Source(relation.getBindableJavaType(), null) : as.source();
        return new JoinSpec(kind, path, target, null, false);
    }

    static JoinSpec beside(JoinSpec.Kind kind, Source target, @Nullable Condition on) {
        return new JoinSpec(kind, null, target, on == null ? null : on.predicate(), false);
    }

    static JoinSpec fetched(Bindable<?> relation) {
        Source target = new Source(relation.getBindableJavaType(), null);
        return new JoinSpec(JoinSpec.Kind.LEFT, Operands.relation(relation), target, null, true);
    }
}
