package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.model.Refusal;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.internal.util.MutableObject;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.internal.inline.InlineMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * Bulk statements over an entity of several tables: the ids that match are read, and each table is written by them. Hibernate's own way, but for
 * two defects of 7.4: the key columns of a joined table (see {@link KeyColumns}), and tables in which an entity may have no row, which end in a
 * {@link NullPointerException} there and are refused here.
 */
public final class BulkMutations extends InlineMutationStrategy {

    public BulkMutations() {
        super(statement -> new KeyColumns());
    }

    @Override
    public MultiTableHandler buildHandler(
            SqmUpdateStatement<?> update,
            DomainParameterXref parameters,
            DomainQueryExecutionContext context,
            MutableObject<JdbcParameterBindings> firstBindings) {
        EntityPersister entity = context.getSession()
                .getFactory()
                .getMappingMetamodel()
                .getEntityDescriptor(update.getTarget().getModel().getHibernateEntityName());
        Set<String> optional = optionalTables(entity);
        if (!optional.isEmpty()) {
            update.getSetClause().getAssignments().forEach(assignment -> check(assignment, entity, optional));
        }
        return super.buildHandler(update, parameters, context, firstBindings);
    }

    private static void check(SqmAssignment<?> assignment, EntityPersister entity, Set<String> optional) {
        AttributeMapping attribute = entity.findAttributeMapping(attributeOfTheRoot(assignment.getTargetPath()));
        if (attribute == null) {
            return;
        }
        attribute.forEachSelectable((i, column) -> {
            String table = column.getContainingTableExpression();
            if (optional.contains(table)) {
                throw Refusal.notSupported(
                        "BULK_UPDATE_OF_OPTIONAL_TABLE",
                        "a bulk update sets " + attribute.getAttributeName() + " in table " + table
                                + ", in which not every entity has a row",
                        entity.getEntityName(),
                        "Change the entities one by one, or declare the row with @SecondaryRow(optional = false).");
            }
        });
    }

    private static String attributeOfTheRoot(SqmPath<?> path) {
        SqmPath<?> at = path;
        for (SqmPath<?> owner = at.getLhs(); owner != null && owner.getLhs() != null; owner = at.getLhs()) {
            at = owner;
        }
        return at.getReferencedPathSource().getPathName();
    }

    private static Set<String> optionalTables(EntityPersister entity) {
        Set<String> tables = new HashSet<>();
        for (int i = 0; i < entity.getTableSpan(); i++) {
            if (entity.isNullableTable(i)) {
                tables.add(entity.getTableName(i));
            }
        }
        return tables;
    }
}
