package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Member_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaSelect;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.13 Union, Intersect and Except", stocked = true)
class SetOperationsTest {

    @Test
    void union_of_two_queries(Criteria criteria) {
        assertThat(ids(criteria, CriteriaBuilder::union)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void union_all_keeps_duplicates(Criteria criteria) {
        assertThat(ids(criteria, CriteriaBuilder::unionAll)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 1L, 2L, 3L);
    }

    @Test
    void intersect_keeps_what_is_in_both(Criteria criteria) {
        assertThat(ids(criteria, CriteriaBuilder::intersect)).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void except_takes_away(Criteria criteria) {
        assertThat(ids(criteria, CriteriaBuilder::except)).containsExactly(4L);
    }

    private interface Operator {
        CriteriaSelect<Long> of(CriteriaBuilder cb, CriteriaSelect<Long> authors, CriteriaSelect<Long> members);
    }

    private static List<Long> ids(Criteria criteria, Operator operator) {
        return criteria.factory().callInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Long> authors = cb.createQuery(Long.class);
            authors.select(authors.from(Author.class).get(Author_.id));
            CriteriaQuery<Long> members = cb.createQuery(Long.class);
            members.select(members.from(Member.class).get(Member_.id));
            return em.createQuery(operator.of(cb, authors, members)).getResultList();
        });
    }
}
