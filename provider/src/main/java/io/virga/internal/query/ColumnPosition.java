package io.virga.internal.query;

import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.SemanticQueryWalker;
import org.hibernate.query.sqm.tree.expression.SqmAliasedNodeRef;

/**
 * A column of the selection, as a key of the order. Hibernate's translator knows it by its class; the walkers that look
 * for roots and parameters do not, and refuse it: to them it is a number.
 */
final class ColumnPosition extends SqmAliasedNodeRef {

    ColumnPosition(int position, NodeBuilder builder) {
        super(position, builder.getIntegerType(), builder);
    }

    @Override
    public <X> X accept(SemanticQueryWalker<X> walker) {
        return walker.visitLiteral(nodeBuilder().literal(getPosition()));
    }
}
