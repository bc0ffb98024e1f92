package io.virga.internal.query;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.internal.ParameterMetadataImpl;
import org.hibernate.query.internal.SimpleHqlInterpretationImpl;
import org.hibernate.query.spi.HqlInterpretation;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmQueryImpl;
import org.hibernate.query.sqm.internal.SqmSelectionQueryImpl;
import org.hibernate.query.sqm.internal.SqmUtil;
import org.hibernate.query.sqm.tree.AbstractSqmDmlStatement;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.select.SqmQueryGroup;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/**
 * A shape lowered, shared by all sessions of a factory. It goes the way of an interpreted HQL string: no copy of the
 * tree, and plans are kept in Hibernate's plan cache under {@code text}. Thread-safe.
 *
 * @param text unique among the statements of the factory; seen in comments and messages
 * @param group whether selects are combined, which Hibernate's {@code SelectionQuery} cannot take as criteria
 */
record Lowered(String text, HqlInterpretation<Object> interpretation, boolean group) {

    static Lowered select(SqmSelectStatement<?> statement, long number) {
        statement.getQueryPart().validateQueryStructureAndFetchOwners();
        SqmUtil.validateCriteriaQuery(statement.getQueryPart());
        return of(statement, number, statement.getQueryPart() instanceof SqmQueryGroup);
    }

    static Lowered mutation(SqmStatement<?> statement, long number) {
        ((AbstractSqmDmlStatement<?>) statement).validate(null);
        return of(statement, number, false);
    }

    private static Lowered of(SqmStatement<?> statement, long number, boolean group) {
        @SuppressWarnings("unchecked") // rows are Object to this room
        SqmStatement<Object> rows = (SqmStatement<Object>) statement;
        DomainParameterXref parameters = DomainParameterXref.from(rows);
        return new Lowered(
                "virga#" + number + ": " + rows.toHqlString(),
                new SimpleHqlInterpretationImpl<>(
                        rows,
                        parameters.hasParameters()
                                ? new ParameterMetadataImpl(parameters.getQueryParameters())
                                : ParameterMetadataImpl.EMPTY,
                        parameters),
                group);
    }

    /** A fresh query of the session, nothing bound; a row is an array if there are several columns. */
    SelectionQuery<Object> query(SharedSessionContractImplementor session) {
        session.prepareForQueryExecution(false);
        return group
                ? new SqmQueryImpl<>(text, interpretation, Object.class, session)
                : new SqmSelectionQueryImpl<>(text, interpretation, Object.class, session);
    }

    /** A fresh statement of the session, nothing bound. */
    @SuppressWarnings("NullAway") // no result type: nothing is selected
    MutationQuery mutation(SharedSessionContractImplementor session) {
        session.prepareForQueryExecution(true);
        return unprepared(session);
    }

    /** Not to be executed. */
    @SuppressWarnings("NullAway") // as above
    SqmQueryImpl<Object> unprepared(SharedSessionContractImplementor session) {
        return new SqmQueryImpl<>(text, interpretation, null, session);
    }
}
