package io.virga.internal.query;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.internal.ParameterMetadataImpl;
import org.hibernate.query.internal.SimpleHqlInterpretationImpl;
import org.hibernate.query.spi.HqlInterpretation;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmSelectionQueryImpl;
import org.hibernate.query.sqm.internal.SqmUtil;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/**
 * A shape lowered, shared by all sessions of a factory. It goes the way of an interpreted HQL string: no copy of the
 * tree, and plans are kept in Hibernate's plan cache under {@code text}. Thread-safe.
 *
 * @param text unique among the statements of the factory; seen in comments and messages
 * @param resultType what one row is: an array if there are several columns
 */
record Lowered(String text, HqlInterpretation<Object> interpretation, Class<Object> resultType) {

    static Lowered of(SqmSelectStatement<?> statement, long number) {
        @SuppressWarnings("unchecked") // rows are Object to this room
        SqmSelectStatement<Object> rows = (SqmSelectStatement<Object>) statement;
        rows.getQueryPart().validateQueryStructureAndFetchOwners();
        SqmUtil.validateCriteriaQuery(rows.getQueryPart());
        DomainParameterXref parameters = DomainParameterXref.from(rows);
        return new Lowered(
                "virga#" + number + ": " + rows.toHqlString(),
                new SimpleHqlInterpretationImpl<>(
                        rows,
                        parameters.hasParameters()
                                ? new ParameterMetadataImpl(parameters.getQueryParameters())
                                : ParameterMetadataImpl.EMPTY,
                        parameters),
                Object.class);
    }

    /** A fresh query of the session, nothing bound. */
    SelectionQuery<Object> query(SharedSessionContractImplementor session) {
        session.prepareForQueryExecution(false);
        return new SqmSelectionQueryImpl<>(text, interpretation, resultType, session);
    }
}
