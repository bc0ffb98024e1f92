package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Address;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Book;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.Parameter;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.TypedQueryReference;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "3.11 Query APIs", stocked = true)
class QueryInterfaceTest {

    @Test
    void a_list_of_results(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(
                        em.createQuery("select a from Author a", Author.class).getResultList())
                .hasSize(4));
    }

    @Test
    void a_single_result(EntityManagerFactory factory) {
        factory.runInTransaction(
                em -> assertThat(em.createQuery("select a.name from Author a where a.id = 1", String.class)
                                .getSingleResult())
                        .isEqualTo("Ada"));
    }

    @Test
    void no_single_result_is_an_exception(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Author> query = em.createQuery("select a from Author a where a.id = 99", Author.class);
            assertThatThrownBy(query::getSingleResult).isInstanceOf(NoResultException.class);
        });
    }

    @Test
    void more_than_a_single_result_is_an_exception(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Author> query = em.createQuery("select a from Author a", Author.class);
            assertThatThrownBy(query::getSingleResult).isInstanceOf(NonUniqueResultException.class);
        });
    }

    @Test
    void a_single_result_or_null(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            assertThat(em.createQuery("select a.name from Author a where a.id = 1", String.class)
                            .getSingleResultOrNull())
                    .isEqualTo("Ada");
            assertThat(em.createQuery("select a.name from Author a where a.id = 99", String.class)
                            .getSingleResultOrNull())
                    .isNull();
        });
    }

    @Test
    void more_than_a_single_result_or_null_is_an_exception(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Author> query = em.createQuery("select a from Author a", Author.class);
            assertThatThrownBy(query::getSingleResultOrNull).isInstanceOf(NonUniqueResultException.class);
        });
    }

    @Test
    void these_exceptions_leave_the_transaction_alone(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Author> query = em.createQuery("select a from Author a where a.id = 99", Author.class);
            assertThatThrownBy(query::getSingleResult).isInstanceOf(NoResultException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isFalse();
        });
    }

    @Test
    void a_stream_of_results(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            try (var names = em.createQuery("select a.name from Author a order by a.id", String.class)
                    .getResultStream()) {
                assertThat(names.limit(2).toList()).containsExactly("Ada", "Benjiro");
            }
        });
    }

    @Test
    void the_first_results_are_skipped(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(em.createQuery("select a.id from Author a order by a.id", Long.class)
                        .setFirstResult(2)
                        .getResultList())
                .containsExactly(3L, 4L));
    }

    @Test
    void at_most_so_many_results(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(em.createQuery("select a.id from Author a order by a.id", Long.class)
                        .setMaxResults(2)
                        .getResultList())
                .containsExactly(1L, 2L));
    }

    @Test
    void a_page_of_results(EntityManagerFactory factory) {
        factory.runInTransaction(
                em -> assertThat(em.createQuery("select b.id from Book b order by b.id desc", Long.class)
                                .setFirstResult(1)
                                .setMaxResults(3)
                                .getResultList())
                        .containsExactly(5L, 4L, 3L));
    }

    @Test
    void a_page_past_the_end_is_empty(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(em.createQuery("select b.id from Book b order by b.id", Long.class)
                        .setFirstResult(20)
                        .setMaxResults(3)
                        .getResultList())
                .isEmpty());
    }

    @Test
    void no_result_at_most_is_empty(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(em.createQuery("select b.id from Book b", Long.class)
                        .setMaxResults(0)
                        .getResultList())
                .isEmpty());
    }

    @Test
    void the_page_is_told(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select b.id from Book b", Long.class)
                    .setFirstResult(3)
                    .setMaxResults(7);
            assertThat(query.getFirstResult()).isEqualTo(3);
            assertThat(query.getMaxResults()).isEqualTo(7);
        });
    }

    @Test
    void without_a_limit_the_limit_is_the_largest_integer(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(
                        em.createQuery("select b.id from Book b", Long.class).getMaxResults())
                .isEqualTo(Integer.MAX_VALUE));
    }

    @Test
    void a_negative_page_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select b.id from Book b", Long.class);
            assertThatThrownBy(() -> query.setFirstResult(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.setMaxResults(-1)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void a_parameter_by_name(EntityManagerFactory factory) {
        factory.runInTransaction(
                em -> assertThat(em.createQuery("select a.id from Author a where a.name = :name", Long.class)
                                .setParameter("name", "Dai")
                                .getResultList())
                        .containsExactly(4L));
    }

    @Test
    void a_parameter_by_position(EntityManagerFactory factory) {
        factory.runInTransaction(
                em -> assertThat(em.createQuery("select a.id from Author a where a.name = ?1", Long.class)
                                .setParameter(1, "Dai")
                                .getResultList())
                        .containsExactly(4L));
    }

    @Test
    void a_parameter_may_be_set_again(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = :name", Long.class);
            assertThat(query.setParameter("name", "Dai").getResultList()).containsExactly(4L);
            assertThat(query.setParameter("name", "Ada").getResultList()).containsExactly(1L);
        });
    }

    @Test
    void an_unknown_parameter_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = :name", Long.class);
            assertThatThrownBy(() -> query.setParameter("nom", "Dai")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void an_unknown_position_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = ?1", Long.class);
            assertThatThrownBy(() -> query.setParameter(2, "Dai")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void a_value_of_another_type_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = :name", Long.class);
            assertThatThrownBy(() -> query.setParameter("name", new Author(9, "Eli", null)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void parameters_are_told(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query =
                    em.createQuery("select a.id from Author a where a.name = :name and a.id > :id", Long.class);
            assertThat(query.getParameters()).extracting(Parameter::getName).containsExactlyInAnyOrder("name", "id");
            assertThat(query.getParameter("name").getName()).isEqualTo("name");
        });
    }

    @Test
    void a_bound_parameter_is_told(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = :name", Long.class);
            assertThat(query.isBound(query.getParameter("name"))).isFalse();
            query.setParameter("name", "Ada");
            assertThat(query.isBound(query.getParameter("name"))).isTrue();
            assertThat(query.getParameterValue("name")).isEqualTo("Ada");
        });
    }

    @Test
    void the_value_of_an_unbound_parameter_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = :name", Long.class);
            assertThatThrownBy(() -> query.getParameterValue("name")).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void an_unbound_query_does_not_run(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a where a.name = :name", Long.class);
            assertThatThrownBy(query::getResultList)
                    .isInstanceOfAny(
                            IllegalArgumentException.class, IllegalStateException.class, PersistenceException.class);
        });
    }

    @Test
    void a_hint_is_kept_and_an_unknown_one_ignored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query = em.createQuery("select a.id from Author a", Long.class)
                    .setHint("jakarta.persistence.query.timeout", 5000)
                    .setHint("com.example.unknown", "x");
            assertThat(query.getHints()).containsKey("jakarta.persistence.query.timeout");
            assertThat(query.getResultList()).hasSize(4);
        });
    }

    @Test
    void the_flush_mode_of_a_query_is_its_own(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQuery<Long> query =
                    em.createQuery("select a.id from Author a", Long.class).setFlushMode(FlushModeType.COMMIT);
            assertThat(query.getFlushMode()).isEqualTo(FlushModeType.COMMIT);
            assertThat(em.getFlushMode()).isEqualTo(FlushModeType.AUTO);
        });
    }

    @Test
    void a_select_does_not_update(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Query query = em.createQuery("select a.id from Author a", Long.class);
            assertThatThrownBy(query::executeUpdate).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void an_update_does_not_select(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Query query = em.createQuery("update Author a set a.name = 'x' where a.id = 99");
            assertThatThrownBy(query::getResultList).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void a_result_type_that_does_not_fit_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.createQuery("select a from Author a", Book.class))
                    .isInstanceOfAny(IllegalArgumentException.class, PersistenceException.class);
        }
    }

    @Test
    void a_tuple_by_alias(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Tuple tuple = em.createQuery("select a.id as n, a.name as s from Author a where a.id = 2", Tuple.class)
                    .getSingleResult();
            assertThat(tuple.get("s")).isEqualTo("Benjiro");
            assertThat(tuple.get("n", Long.class)).isEqualTo(2L);
            assertThat(tuple.get(0)).isEqualTo(2L);
        });
    }

    @Test
    void a_tuple_knows_its_elements(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Tuple tuple = em.createQuery("select a.id as n, a.name as s from Author a where a.id = 2", Tuple.class)
                    .getSingleResult();
            assertThat(tuple.getElements()).extracting(e -> e.getAlias()).containsExactly("n", "s");
            assertThat(tuple.toArray()).containsExactly(2L, "Benjiro");
        });
    }

    @Test
    void an_unknown_alias_of_a_tuple_is_refused(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Tuple tuple = em.createQuery("select a.id as n, a.name as s from Author a where a.id = 2", Tuple.class)
                    .getSingleResult();
            assertThatThrownBy(() -> tuple.get("z")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tuple.get(2)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void a_record_is_constructed_from_the_items(EntityManagerFactory factory) {
        factory.runInTransaction(
                em -> assertThat(em.createQuery("select a.name, a.name from Author a where a.id = 1", Address.class)
                                .getSingleResult())
                        .isEqualTo(new Address("Ada", "Ada")));
    }

    @Test
    void a_named_query_by_name_and_type(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(em.createNamedQuery("Book.cheaperThan", Book.class)
                        .setParameter("limit", new BigDecimal("9"))
                        .getResultList())
                .extracting(Book::getId)
                .containsExactly(2L));
    }

    @Test
    void an_unknown_named_query_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.createNamedQuery("none", Book.class))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_named_query_of_another_type_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.createNamedQuery("Book.cheaperThan", Author.class))
                    .isInstanceOfAny(IllegalArgumentException.class, PersistenceException.class);
        }
    }

    @Test
    void named_queries_of_a_type_are_told(EntityManagerFactory factory) {
        assertThat(factory.getNamedQueries(Book.class)).containsKey("Book.cheaperThan");
    }

    @Test
    void a_reference_to_a_named_query_runs(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            TypedQueryReference<Book> reference =
                    factory.getNamedQueries(Book.class).get("Book.cheaperThan");
            assertThat(em.createQuery(reference)
                            .setParameter("limit", new BigDecimal("9"))
                            .getResultList())
                    .hasSize(1);
        });
    }

    @Test
    void a_query_unwraps_to_the_provider(EntityManagerFactory factory) {
        factory.runInTransaction(em -> assertThat(
                        em.createQuery("select a from Author a", Author.class).unwrap(org.hibernate.query.Query.class))
                .isNotNull());
    }

    @Test
    void results_are_the_managed_instances(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Author ada = em.find(Author.class, 1L);
            assertThat(em.createQuery("select a from Author a where a.id = 1", Author.class)
                            .getSingleResult())
                    .isSameAs(ada);
        });
    }

    @Test
    void an_entity_as_a_parameter(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Author ada = em.getReference(Author.class, 1L);
            assertThat(em.createQuery("select b.id from Book b where b.author = :author order by b.id", Long.class)
                            .setParameter("author", ada)
                            .getResultList())
                    .containsExactly(1L, 2L);
        });
    }

    @Test
    void entities_as_a_list_parameter(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            List<Author> authors = List.of(em.getReference(Author.class, 2L), em.getReference(Author.class, 3L));
            assertThat(em.createQuery("select b.id from Book b where b.author in :authors order by b.id", Long.class)
                            .setParameter("authors", authors)
                            .getResultList())
                    .containsExactly(3L, 4L, 5L);
        });
    }

    @Test
    void a_lock_mode_on_a_query_of_values_or_outside_a_transaction_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            TypedQuery<Book> query =
                    em.createQuery("select b from Book b", Book.class).setLockMode(LockModeType.OPTIMISTIC);
            assertThat(query.getLockMode()).isEqualTo(LockModeType.OPTIMISTIC);
            assertThatThrownBy(query::getResultList).isInstanceOf(TransactionRequiredException.class);
        }
    }
}
