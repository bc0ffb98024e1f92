package io.virga.dynamodb.internal.translate;

import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcOperationQueryMutation;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.model.ast.TableMutation;
import org.hibernate.sql.model.jdbc.JdbcMutationOperation;

/** Makes a translator for each statement of a persistence unit. */
public record DynamoTranslatorFactory(Function<SessionFactoryImplementor, Plans> plans)
        implements SqlAstTranslatorFactory {

    @Override
    public SqlAstTranslator<JdbcSelect> buildSelectTranslator(
            SessionFactoryImplementor sessionFactory, SelectStatement statement) {
        return new DynamoTranslator<>(sessionFactory, statement, plans.apply(sessionFactory));
    }

    @Override
    public SqlAstTranslator<? extends JdbcOperationQueryMutation> buildMutationTranslator(
            SessionFactoryImplementor sessionFactory, MutationStatement statement) {
        return new DynamoTranslator<JdbcOperationQueryMutation>(sessionFactory, statement, plans.apply(sessionFactory));
    }

    @Override
    public <O extends JdbcMutationOperation> SqlAstTranslator<O> buildModelMutationTranslator(
            TableMutation<O> mutation, SessionFactoryImplementor sessionFactory) {
        return new DynamoTranslator<>(sessionFactory, mutation, plans.apply(sessionFactory));
    }
}
