package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.RowConflict;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.jspecify.annotations.Nullable;

/** The identifier of the entity that a conflict is about, as the entity has it. */
final class EntityIds {

    private EntityIds() {}

    /** @return null where the row is no entity's own, or its identifier has several columns */
    static @Nullable Object of(RowConflict conflict, SharedSessionContractImplementor session) {
        var entity = session.getFactory()
                .getMappingMetamodel()
                .findEntityDescriptor(conflict.mapping().entity());
        if (entity == null
                || conflict.id().size() != 1
                || !(entity.getIdentifierMapping() instanceof BasicValuedModelPart id)) {
            return null;
        }
        var mapping = id.getJdbcMapping();
        var relational = mapping.getJdbcJavaType().wrap(conflict.id().get(0), session);
        return mapping.convertToDomainValue(relational);
    }
}
