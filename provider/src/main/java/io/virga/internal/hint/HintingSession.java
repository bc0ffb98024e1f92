package io.virga.internal.hint;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.CriteriaUpdate;
import org.hibernate.engine.spi.SessionDelegatorBaseImpl;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.SelectionQuery;
import org.hibernate.query.criteria.JpaCriteriaInsert;
import org.hibernate.query.spi.QueryImplementor;
import org.hibernate.query.sql.spi.NativeQueryImplementor;

/** A session whose queries take hints of ours, see {@link HintedQuery}. */
public abstract class HintingSession extends SessionDelegatorBaseImpl {

    protected HintingSession(SessionImplementor session) {
        super(session);
    }

    private <Q> Q hinted(Q query) {
        return HintedQuery.of(query, delegate.getJdbcServices().getDialect());
    }

    @Override
    public <T> QueryImplementor<T> createQuery(CriteriaSelect<T> selectQuery) {
        return hinted(delegate.createQuery(selectQuery));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public MutationQuery createMutationQuery(CriteriaUpdate updateQuery) {
        return hinted(delegate.createMutationQuery(updateQuery));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public MutationQuery createMutationQuery(CriteriaDelete deleteQuery) {
        return hinted(delegate.createMutationQuery(deleteQuery));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public MutationQuery createMutationQuery(JpaCriteriaInsert insert) {
        return hinted(delegate.createMutationQuery(insert));
    }

    @Override
    public <T> QueryImplementor<T> createQuery(CriteriaQuery<T> criteriaQuery) {
        return hinted(delegate.createQuery(criteriaQuery));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public QueryImplementor createQuery(CriteriaUpdate updateQuery) {
        QueryImplementor query = (QueryImplementor) delegate.createQuery(updateQuery);
        return hinted(query);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public QueryImplementor createQuery(CriteriaDelete deleteQuery) {
        QueryImplementor query = (QueryImplementor) delegate.createQuery(deleteQuery);
        return hinted(query);
    }

    @Override
    public <T> QueryImplementor<T> createQuery(TypedQueryReference<T> typedQueryReference) {
        return hinted(delegate.createQuery(typedQueryReference));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public QueryImplementor getNamedQuery(String name) {
        return hinted(delegate.getNamedQuery(name));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public NativeQueryImplementor getNamedNativeQuery(String name) {
        return hinted(delegate.getNamedNativeQuery(name));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public NativeQueryImplementor getNamedNativeQuery(String name, String resultSetMapping) {
        return hinted(delegate.getNamedNativeQuery(name, resultSetMapping));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public QueryImplementor createQuery(String queryString) {
        return hinted(delegate.createQuery(queryString));
    }

    @Override
    public SelectionQuery<?> createSelectionQuery(String hqlString) {
        return hinted(delegate.createSelectionQuery(hqlString));
    }

    @Override
    public <R> SelectionQuery<R> createSelectionQuery(String hqlString, Class<R> resultType) {
        return hinted(delegate.createSelectionQuery(hqlString, resultType));
    }

    @Override
    public <R> SelectionQuery<R> createSelectionQuery(String hqlString, EntityGraph<R> resultGraph) {
        return hinted(delegate.createSelectionQuery(hqlString, resultGraph));
    }

    @Override
    public <R> SelectionQuery<R> createSelectionQuery(CriteriaQuery<R> criteria) {
        return hinted(delegate.createSelectionQuery(criteria));
    }

    @Override
    public <T> QueryImplementor<T> createQuery(String queryString, Class<T> resultType) {
        return hinted(delegate.createQuery(queryString, resultType));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public QueryImplementor createNamedQuery(String name) {
        return hinted(delegate.createNamedQuery(name));
    }

    @Override
    public <T> QueryImplementor<T> createNamedQuery(String name, Class<T> resultClass) {
        return hinted(delegate.createNamedQuery(name, resultClass));
    }

    @Override
    public SelectionQuery<?> createNamedSelectionQuery(String name) {
        return hinted(delegate.createNamedSelectionQuery(name));
    }

    @Override
    public <R> SelectionQuery<R> createNamedSelectionQuery(String name, Class<R> resultType) {
        return hinted(delegate.createNamedSelectionQuery(name, resultType));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public NativeQueryImplementor createNativeQuery(String sqlString) {
        return hinted(delegate.createNativeQuery(sqlString));
    }

    @Override
    public <T> NativeQueryImplementor<T> createNativeQuery(String sqlString, Class<T> resultClass, String tableAlias) {
        return hinted(delegate.createNativeQuery(sqlString, resultClass, tableAlias));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as declared
    public NativeQueryImplementor createNativeQuery(String sqlString, String resultSetMappingName) {
        return hinted(delegate.createNativeQuery(sqlString, resultSetMappingName));
    }

    @Override
    public <T> NativeQueryImplementor<T> createNativeQuery(
            String sqlString, String resultSetMappingName, Class<T> resultClass) {
        return hinted(delegate.createNativeQuery(sqlString, resultSetMappingName, resultClass));
    }

    @Override
    public MutationQuery createMutationQuery(String statementString) {
        return hinted(delegate.createMutationQuery(statementString));
    }

    @Override
    public MutationQuery createNamedMutationQuery(String name) {
        return hinted(delegate.createNamedMutationQuery(name));
    }

    @Override
    public MutationQuery createNativeMutationQuery(String sqlString) {
        return hinted(delegate.createNativeMutationQuery(sqlString));
    }
}
