package io.virga.dynamodb.internal.translate;

import org.hibernate.internal.util.MutableObject;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.internal.inline.InlineMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * Bulk statements over an entity of several tables: the ids that match are read, and each table is written by them. Hibernate's own way, but for what
 * its 7.4 fails at: the key columns of a joined table (see {@link KeyColumns}), tables in which an entity may have no row, and new values that come
 * from another table than the one that is written (see {@link TableUpdates}).
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
        return new TableUpdates(update, parameters, context, firstBindings);
    }
}
