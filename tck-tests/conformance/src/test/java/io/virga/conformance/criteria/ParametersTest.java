package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Genre;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Root;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.10 Parameter Expressions", stocked = true)
class ParametersTest {

    @Test
    void a_parameter_by_name(Criteria criteria) {
        List<Long> found = criteria.factory().callInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Long> query = cb.createQuery(Long.class);
            Root<Book> book = query.from(Book.class);
            query.select(book.get(Book_.id))
                    .where(cb.equal(book.get(Book_.title), cb.parameter(String.class, "title")));
            return em.createQuery(query).setParameter("title", "Kawa").getResultList();
        });

        assertThat(found).containsExactly(3L);
    }

    @Test
    void a_parameter_by_the_expression(Criteria criteria) {
        List<Long> found = criteria.factory().callInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Long> query = cb.createQuery(Long.class);
            Root<Book> book = query.from(Book.class);
            ParameterExpression<Integer> limit = cb.parameter(Integer.class);
            query.select(book.get(Book_.id))
                    .where(cb.gt(book.get(Book_.pages), limit))
                    .orderBy(cb.asc(book.get(Book_.id)));
            return em.createQuery(query).setParameter(limit, 400).getResultList();
        });

        assertThat(found).containsExactly(3L, 5L);
    }

    @Test
    void a_query_knows_its_parameters(Criteria criteria) {
        criteria.factory().runInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Book> query = cb.createQuery(Book.class);
            Root<Book> book = query.from(Book.class);
            query.select(book).where(cb.equal(book.get(Book_.title), cb.parameter(String.class, "title")));

            assertThat(query.getParameters()).singleElement().satisfies(p -> {
                assertThat(p.getName()).isEqualTo("title");
                assertThat(p.getParameterType()).isEqualTo(String.class);
            });
        });
    }

    @Test
    void a_value_of_another_type_is_refused(Criteria criteria) {
        criteria.factory().runInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Book> query = cb.createQuery(Book.class);
            Root<Book> book = query.from(Book.class);
            query.select(book).where(cb.equal(book.get(Book_.title), cb.parameter(String.class, "title")));
            TypedQuery<Book> typed = em.createQuery(query);

            assertThatThrownBy(() -> typed.setParameter("title", new Book(7, "Umi")))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void one_criteria_query_runs_twice(Criteria criteria) {
        criteria.factory().runInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Long> query = cb.createQuery(Long.class);
            Root<Book> book = query.from(Book.class);
            query.select(cb.count(book)).where(cb.equal(book.get(Book_.genre), cb.parameter(Genre.class, "genre")));

            assertThat(em.createQuery(query).setParameter("genre", Genre.NOVEL).getSingleResult())
                    .isEqualTo(3L);
            assertThat(em.createQuery(query).setParameter("genre", Genre.ESSAY).getSingleResult())
                    .isEqualTo(1L);
        });
    }

    @Test
    void a_query_may_change_after_it_ran(Criteria criteria) {
        criteria.factory().runInTransaction(em -> {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Long> query = cb.createQuery(Long.class);
            Root<Author> author = query.from(Author.class);
            query.select(author.get(Author_.id)).where(cb.equal(author.get(Author_.id), 1L));
            TypedQuery<Long> before = em.createQuery(query);
            query.where(cb.equal(author.get(Author_.id), 2L));

            assertThat(before.getResultList()).containsExactly(1L);
            assertThat(em.createQuery(query).getResultList()).containsExactly(2L);
        });
    }
}
