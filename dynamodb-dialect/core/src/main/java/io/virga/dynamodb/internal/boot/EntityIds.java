package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.TableMapping;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.jspecify.annotations.Nullable;

/** The identifier of the entity that a row belongs to, as the entity has it. */
final class EntityIds {

    private EntityIds() {}

    /** @return null where the row is no entity's own, or its identifier has several columns */
    static @Nullable Object of(
            TableMapping table, List<@Nullable Object> columns, SharedSessionContractImplementor session) {
        var entity = session.getFactory().getMappingMetamodel().findEntityDescriptor(table.entity());
        if (entity == null
                || columns.size() != 1
                || !(entity.getIdentifierMapping() instanceof BasicValuedModelPart id)) {
            return null;
        }
        var mapping = id.getJdbcMapping();
        var relational = mapping.getJdbcJavaType().wrap(columns.get(0), session);
        return mapping.convertToDomainValue(relational);
    }
}
