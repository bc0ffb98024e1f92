package io.virga.dynamodb.internal.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableConsumer;
import org.hibernate.query.sqm.mutation.internal.inline.InPredicateRestrictionProducer;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code key in (ids)} of each table that a bulk statement writes. For a key of one column Hibernate takes the column of the entity's own table
 * everywhere, though {@code @PrimaryKeyJoinColumn} may name it otherwise in each.
 */
final class KeyColumns extends InPredicateRestrictionProducer {

    @Override
    public InListPredicate produceRestriction(
            List<Expression> ids,
            EntityMappingType entity,
            int valueIndex,
            @Nullable ModelPart valueModelPart,
            TableReference table,
            @Nullable Supplier<Consumer<SelectableConsumer>> columnsOfTheTable,
            ExecutionContext context) {
        if (columnsOfTheTable != null) {
            List<ColumnReference> columns = new ArrayList<>();
            columnsOfTheTable.get().accept((SelectableConsumer)
                    (i, column) -> columns.add(new ColumnReference(table, column)));
            if (columns.size() == 1) {
                return new InListPredicate(columns.get(0), ids);
            }
        }
        return super.produceRestriction(ids, entity, valueIndex, valueModelPart, table, columnsOfTheTable, context);
    }
}
