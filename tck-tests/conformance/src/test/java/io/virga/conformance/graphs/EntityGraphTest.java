package io.virga.conformance.graphs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Loan;
import io.virga.conformance.library.Member;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Subgraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Section(value = "3.8 Entity Graphs", stocked = true)
class EntityGraphTest {

    @Test
    void a_fetch_graph_loads_what_it_names(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes(Book_.author);
            Book book = em.find(graph, 1L);
            assertThat(loaded(factory, book, "author")).isTrue();
        });
    }

    @Test
    void without_a_graph_a_lazy_attribute_is_not_loaded(EntityManagerFactory factory) {
        factory.runInTransaction(em ->
                assertThat(loaded(factory, em.find(Book.class, 1L), "author")).isFalse());
    }

    @Test
    void a_graph_for_find_by_hint(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes("tags");
            Book book = em.find(Book.class, 1L, Map.of("jakarta.persistence.fetchgraph", graph));
            assertThat(loaded(factory, book, "tags")).isTrue();
            assertThat(loaded(factory, book, "author")).isFalse();
        });
    }

    @Test
    void a_load_graph_for_find_by_hint(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes("reviews");
            Book book = em.find(Book.class, 1L, Map.of("jakarta.persistence.loadgraph", graph));
            assertThat(loaded(factory, book, "reviews")).isTrue();
        });
    }

    @Test
    void a_graph_for_a_query(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes(Book_.author);
            List<Book> books = em.createQuery("select b from Book b where b.id < 4 order by b.id", Book.class)
                    .setHint("jakarta.persistence.fetchgraph", graph)
                    .getResultList();
            assertThat(books).hasSize(3).allMatch(b -> loaded(factory, b, "author"));
        });
    }

    @Test
    void a_graph_with_a_collection_for_a_query_keeps_the_number_of_results(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes("reviews");
            List<Book> books = em.createQuery("select b from Book b order by b.id", Book.class)
                    .setHint("jakarta.persistence.fetchgraph", graph)
                    .getResultList();
            assertThat(books).hasSize(6);
            assertThat(books.get(0).getReviews()).hasSize(2);
        });
    }

    @Test
    void a_subgraph_reaches_further(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Loan> graph = em.createEntityGraph(Loan.class);
            graph.addSubgraph("book", Book.class).addAttributeNodes("author");
            List<Loan> loans = em.createQuery("select l from Loan l", Loan.class)
                    .setHint("jakarta.persistence.fetchgraph", graph)
                    .getResultList();
            assertThat(loans).hasSize(3).allMatch(l -> loaded(factory, l.getBook(), "author"));
        });
    }

    @Test
    void an_element_subgraph_reaches_into_a_collection(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Author> graph = em.createEntityGraph(Author.class);
            Subgraph<Book> books = graph.addElementSubgraph(Author_.books);
            books.addAttributeNodes(Book_.reviews);
            Author ada = em.find(graph, 1L);
            assertThat(loaded(factory, ada, "books")).isTrue();
            assertThat(ada.getBooks()).hasSize(2).allMatch(b -> loaded(factory, b, "reviews"));
        });
    }

    @Test
    void a_graph_lists_its_nodes(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes("author", "tags");
            assertThat(graph.getAttributeNodes())
                    .extracting(AttributeNode::getAttributeName)
                    .containsExactlyInAnyOrder("author", "tags");
        }
    }

    @Test
    void a_node_is_taken_away_again(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes("author", "tags");
            graph.removeAttributeNode("tags");
            assertThat(graph.hasAttributeNode("author")).isTrue();
            assertThat(graph.hasAttributeNode("tags")).isFalse();
        }
    }

    @Test
    void a_node_is_found_by_its_name(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNode("title");
            assertThat(graph.getAttributeNode("title").getAttributeName()).isEqualTo("title");
        }
    }

    @Test
    void an_unknown_attribute_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            assertThatThrownBy(() -> graph.addAttributeNodes("colour")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_graph_is_named_at_run_time(EntityManagerFactory factory) {
        EntityManagerFactory mine = factory;
        try (EntityManager em = mine.createEntityManager()) {
            EntityGraph<Book> graph = em.createEntityGraph(Book.class);
            graph.addAttributeNodes("reviews");
            mine.addNamedEntityGraph("Book.withReviews", graph);
        }
        try (EntityManager em = mine.createEntityManager()) {
            assertThat(em.getEntityGraph("Book.withReviews").getName()).isEqualTo("Book.withReviews");
        }
    }

    @Test
    void a_named_graph_is_found_among_those_of_its_class(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityGraph<Author> graph = em.createEntityGraph(Author.class);
            graph.addAttributeNodes("books");
            factory.addNamedEntityGraph("Author.withBooks", graph);
            assertThat(em.getEntityGraphs(Author.class))
                    .extracting(EntityGraph::getName)
                    .contains("Author.withBooks");
            assertThat(factory.getNamedEntityGraphs(Author.class)).containsKey("Author.withBooks");
        }
    }

    @Test
    void an_unknown_graph_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.getEntityGraph("none")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_created_graph_by_an_unknown_name_is_null(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThat(em.createEntityGraph("none")).isNull();
        }
    }

    @Test
    void a_copy_of_a_named_graph_may_change(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            EntityGraph<Member> graph = em.createEntityGraph(Member.class);
            factory.addNamedEntityGraph("Member.plain", graph);
            @SuppressWarnings("unchecked")
            EntityGraph<Member> copy = (EntityGraph<Member>) em.createEntityGraph("Member.plain");
            copy.addAttributeNodes("name");
            assertThat(copy.hasAttributeNode("name")).isTrue();
            assertThat(em.getEntityGraph("Member.plain").getAttributeNodes()).isEmpty();
        }
    }

    @Test
    void a_graph_is_no_graph_of_another_entity(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            EntityGraph<Author> graph = em.createEntityGraph(Author.class);
            graph.addAttributeNodes(Author_.books);
            assertThat(em.find(graph, 99L)).isNull();
        });
    }

    private static boolean loaded(EntityManagerFactory factory, Object entity, String attribute) {
        return factory.getPersistenceUnitUtil().isLoaded(entity, attribute);
    }
}
