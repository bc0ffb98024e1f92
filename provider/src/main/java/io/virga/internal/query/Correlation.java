package io.virga.internal.query;

import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import org.hibernate.query.criteria.JpaFrom;
import org.hibernate.query.criteria.JpaSubQuery;

/** A source of the select outside, inside a subquery. */
final class Correlation {

    private Correlation() {}

    static JpaFrom<?, ?> of(JpaSubQuery<?> query, JpaFrom<?, ?> outer) {
        if (outer instanceof Root<?> root) {
            return query.correlate(root);
        }
        if (outer instanceof SetJoin<?, ?> set) {
            return query.correlate(set);
        }
        if (outer instanceof ListJoin<?, ?> list) {
            return query.correlate(list);
        }
        if (outer instanceof MapJoin<?, ?, ?> map) {
            return query.correlate(map);
        }
        if (outer instanceof CollectionJoin<?, ?> collection) {
            return query.correlate(collection);
        }
        if (outer instanceof Join<?, ?> join) {
            return query.correlate(join);
        }
        throw new AssertionError(outer);
    }
}
