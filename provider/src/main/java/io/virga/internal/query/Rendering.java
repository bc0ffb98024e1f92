package io.virga.internal.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.SqmSelectionQueryImpl;
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
        return id == null ? value : id;
    }

    /** As the session's database would get it, but for limit and offset. */
    public static String sql(SelectSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        SelectionQuery<Object> query = SelectRun.prepare(spec, Purpose.ROWS, bindings, session);
        SqmSelectionQueryImpl<?> sqm = (SqmSelectionQueryImpl<?>) query;
        DomainQueryExecutionContext context = sqm;
        var factory = session.getFactory();
        var translation = factory.getQueryEngine()
                .getSqmTranslatorFactory()
                .createSelectTranslator(
                        sqm.getSqmStatement(),
                        context.getQueryOptions(),
                        sqm.getDomainParameterXref(),
                        context.getQueryParameterBindings(),
                        session.getLoadQueryInfluencers(),
                        factory.getSqlTranslationEngine(),
                        false)
                .translate();
        SelectStatement statement = translation.getSqlAst();
        return factory.getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildSelectTranslator(factory, statement)
                .translate(null, context.getQueryOptions())
                .getSqlString();
    }
}
