package io.virga.internal.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmQueryImpl;
import org.hibernate.query.sqm.internal.SqmSelectionQueryImpl;
import org.hibernate.query.sqm.tree.SqmDmlStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** The SQL of a statement, without running it. */
public final class Rendering {

    private Rendering() {}

    /**
     * The statement with all its values, the same in every process. Entities among them stand as their identifiers.
     *
     * @return not for reading
     */
    public static String identity(
            SelectSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        Shape.Parts parts = Shape.of(spec, Purpose.ROWS);
        Map<String, Object> named = new TreeMap<>();
        bindings.forEach((name, value) -> named.put(name, identity(value, session)));
        List<Object> literals =
                parts.literals().stream().map(value -> identity(value, session)).toList();
        return parts.shape().tokens() + " " + literals + " " + named;
    }

    private static Object identity(Object value, SharedSessionContractImplementor session) {
        Object id = session.getContextEntityIdentifier(value);
        if (id != null) {
            return id;
        }
        return value instanceof Object[] array ? List.of(array) : value;
    }

    /** As the session's database would get it, but for limit and offset. */
    public static String sql(SelectSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        SqmSelectionQueryImpl<?> query =
                (SqmSelectionQueryImpl<?>) SelectRun.prepare(spec, Purpose.ROWS, bindings, session);
        return sql(query.getSqmStatement(), query.getDomainParameterXref(), query, session);
    }

    /** As the session's database would get it, but for limit and offset. */
    public static String sql(SetSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        SqmQueryImpl<?> query = (SqmQueryImpl<?>) SelectRun.prepare(spec, bindings, session);
        return sql((SqmSelectStatement<?>) query.getSqmStatement(), query.getDomainParameterXref(), query, session);
    }

    private static String sql(
            SqmSelectStatement<?> select,
            DomainParameterXref parameters,
            DomainQueryExecutionContext context,
            SharedSessionContractImplementor session) {
        var factory = session.getFactory();
        SelectStatement statement = factory.getQueryEngine()
                .getSqmTranslatorFactory()
                .createSelectTranslator(
                        select,
                        context.getQueryOptions(),
                        parameters,
                        context.getQueryParameterBindings(),
                        session.getLoadQueryInfluencers(),
                        factory.getSqlTranslationEngine(),
                        false)
                .translate()
                .getSqlAst();
        return factory.getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildSelectTranslator(factory, statement)
                .translate(null, context.getQueryOptions())
                .getSqlString();
    }

    /** As the session's database would get it if the entity has one table; with several, Hibernate sends more than one. */
    public static String sql(
            MutationSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        Shape.Parts parts = Shape.of(spec);
        Bindings.check(parts, bindings, "write " + spec.entity());
        SqmQueryImpl<?> query =
                LoweredStatements.of(session.getFactory()).mutation(spec, parts).unprepared(session);
        Bindings.apply(parts, bindings, query);
        DomainQueryExecutionContext context = query;
        var factory = session.getFactory();
        MutationStatement statement = factory.getQueryEngine()
                .getSqmTranslatorFactory()
                .createMutationTranslator(
                        (SqmDmlStatement<?>) query.getSqmStatement(),
                        context.getQueryOptions(),
                        query.getDomainParameterXref(),
                        context.getQueryParameterBindings(),
                        session.getLoadQueryInfluencers(),
                        factory.getSqlTranslationEngine())
                .translate()
                .getSqlAst();
        return factory.getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildMutationTranslator(factory, statement)
                .translate(null, context.getQueryOptions())
                .getSqlString();
    }
}
