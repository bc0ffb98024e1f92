package io.virga.dynamodb.internal.translate;

import java.util.List;
import java.util.function.BiConsumer;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.sql.internal.SqlAstProcessingStateImpl;
import org.hibernate.query.sqm.sql.internal.StandardSqmTranslator;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.insert.SqmConflictClause;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.update.Assignable;
import org.jspecify.annotations.Nullable;

/** Hibernate's own, but for the conflict clause of an insert from a query. */
public final class DynamoSqmTranslatorFactory extends StandardSqmTranslatorFactory {

    @Override
    public SqmTranslator<? extends MutationStatement> createMutationTranslator(
            SqmDmlStatement<?> statement,
            QueryOptions options,
            DomainParameterXref parameters,
            QueryParameterBindings bindings,
            LoadQueryInfluencers influencers,
            SqlAstCreationContext context) {
        return statement instanceof SqmInsertStatement<?> insert
                ? new Inserts(insert, options, parameters, bindings, influencers, context)
                : super.createMutationTranslator(statement, options, parameters, bindings, influencers, context);
    }

    /** Hibernate (7.4.5) reads the clause after it has left the statement whose table the clause names: it is brought back for that. */
    private static final class Inserts extends StandardSqmTranslator<MutationStatement> {

        private final SqmInsertStatement<?> insert;
        private @Nullable TableGroup target;

        Inserts(
                SqmInsertStatement<?> insert,
                QueryOptions options,
                DomainParameterXref parameters,
                QueryParameterBindings bindings,
                LoadQueryInfluencers influencers,
                SqlAstCreationContext context) {
            super(insert, options, parameters, bindings, influencers, context, false);
            this.insert = insert;
        }

        @Override
        public AdditionalInsertValues visitInsertionTargetPaths(
                BiConsumer<Assignable, List<ColumnReference>> references,
                SqmInsertStatement<?> statement,
                EntityPersister entity,
                TableGroup targetTable) {
            target = targetTable;
            return super.visitInsertionTargetPaths(references, statement, entity, targetTable);
        }

        @Override
        @SuppressWarnings("NullAway") // no parent, and no clause: Hibernate's own answer
        public @Nullable ConflictClause visitConflictClause(@Nullable SqmConflictClause<?> clause) {
            if (clause == null || target == null || !getProcessingStateStack().isEmpty()) {
                return super.visitConflictClause(clause);
            }
            pushProcessingState(new SqlAstProcessingStateImpl(null, this, getCurrentClauseStack()::getCurrent));
            try {
                getFromClauseAccess().registerTableGroup(insert.getTarget().getNavigablePath(), target);
                return super.visitConflictClause(clause);
            } finally {
                popProcessingStateStack();
            }
        }
    }
}
