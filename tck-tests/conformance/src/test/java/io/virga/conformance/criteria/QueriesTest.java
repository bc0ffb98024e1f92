package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Address;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Country;
import io.virga.conformance.library.Genre;
import io.virga.conformance.library.Guest;
import io.virga.conformance.library.Loan;
import io.virga.conformance.library.Loan_;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Member_;
import io.virga.conformance.library.Review;
import io.virga.conformance.library.Review_;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.1 to 6.3.7 Criteria Query Construction", stocked = true)
class QueriesTest {

    @Test
    void a_root_alone(Criteria criteria) {
        assertThat(criteria.list(Author.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.select(a).orderBy(cb.desc(a.get(Author_.id)));
                }))
                .extracting(Author::getId)
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void two_roots_make_a_product(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    query.from(Author.class);
                    query.from(Guest.class);
                    query.select(cb.count(cb.literal(1)));
                }))
                .containsExactly(4L);
    }

    @Test
    void an_inner_join(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.join(Book_.author).get(Author_.name)).orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly("Ada", "Ada", "Benjiro", "Benjiro", "Chidi");
    }

    @Test
    void an_inner_join_by_name(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.join("author").get("name")).where(cb.equal(b.get("id"), 5L));
                }))
                .containsExactly("Chidi");
    }

    @Test
    void a_left_join(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.join(Book_.author, JoinType.LEFT).get(Author_.name))
                            .orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly("Ada", "Ada", "Benjiro", "Benjiro", "Chidi", null);
    }

    @Test
    void a_join_over_a_collection(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    SetJoin<Author, Book> b = a.join(Author_.books);
                    query.select(b.get(Book_.title))
                            .where(cb.equal(a.get(Author_.id), 2L))
                            .orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly("Kawa", "Haru");
    }

    @Test
    void a_join_over_values(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    SetJoin<Book, String> t = b.join(Book_.tags);
                    query.select(b.get(Book_.id)).where(cb.equal(t, "river")).orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_join_with_a_condition(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Join<Author, Book> b = a.join(Author_.books, JoinType.LEFT);
                    b.on(cb.gt(b.get(Book_.pages), 400));
                    query.select(b.get(Book_.title)).orderBy(cb.asc(a.get(Author_.id)));
                }))
                .containsExactly(null, "Kawa", "Harmattan", null);
    }

    @Test
    void a_join_to_an_entity_on_a_condition(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Join<Author, Member> m = a.join(Member.class);
                    m.on(cb.equal(m.get(Member_.id), a.get(Author_.id)));
                    query.select(m.get(Member_.name)).orderBy(cb.asc(a.get(Author_.id)));
                }))
                .containsExactly("Eve", "Fay", "Gil");
    }

    @Test
    void joins_chain(Criteria criteria) {
        assertThat(criteria.list(Integer.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    ListJoin<Book, Review> r = a.join(Author_.books).join(Book_.reviews);
                    query.select(r.get(Review_.rating))
                            .orderBy(cb.asc(a.get(Author_.id)), cb.asc(r.get(Review_.rating)));
                }))
                .containsExactly(4, 5, 3, 5);
    }

    @Test
    void a_join_knows_its_type_and_parent(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Join<Book, Author> a = b.join(Book_.author, JoinType.LEFT);
                    assertThat(a.getJoinType()).isEqualTo(JoinType.LEFT);
                    assertThat(a.getParent()).isSameAs(b);
                    assertThat(b.getJoins()).contains(a);
                    query.select(cb.count(a));
                }))
                .containsExactly(5L);
    }

    @Test
    void a_fetch_is_loaded(Criteria criteria) {
        assertThat(criteria.list(Book.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    b.fetch(Book_.author, JoinType.LEFT);
                    query.select(b).where(cb.equal(b.get(Book_.id), 1L));
                }))
                .singleElement()
                .satisfies(b -> assertThat(
                                criteria.factory().getPersistenceUnitUtil().isLoaded(b, "author"))
                        .isTrue());
    }

    @Test
    void a_fetched_collection_is_loaded(Criteria criteria) {
        assertThat(criteria.list(Book.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    b.fetch(Book_.reviews, JoinType.LEFT);
                    query.select(b).where(cb.equal(b.get(Book_.id), 1L)).distinct(true);
                }))
                .singleElement()
                .satisfies(b -> assertThat(
                                criteria.factory().getPersistenceUnitUtil().isLoaded(b, "reviews"))
                        .isTrue());
    }

    @Test
    void distinct_drops_duplicates(Criteria criteria) {
        assertThat(criteria.list(Genre.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.genre)).distinct(true).orderBy(cb.asc(b.get(Book_.genre)));
                }))
                .containsExactly(Genre.NOVEL, Genre.ESSAY, Genre.POETRY);
    }

    @Test
    void several_selections_are_an_array(Criteria criteria) {
        assertThat(criteria.list(Object[].class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.multiselect(a.get(Author_.id), a.get(Author_.name)).where(cb.equal(a.get(Author_.id), 1L));
                }))
                .containsExactly(new Object[] {1L, "Ada"});
    }

    @Test
    void an_array_by_the_builder(Criteria criteria) {
        assertThat(criteria.list(Object[].class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.select(cb.array(a.get(Author_.name), a.get(Author_.country)))
                            .where(cb.equal(a.get(Author_.id), 2L));
                }))
                .containsExactly(new Object[] {"Benjiro", Country.JAPAN});
    }

    @Test
    void a_tuple_by_alias(Criteria criteria) {
        assertThat(criteria.list(Tuple.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.multiselect(
                                    a.get(Author_.id).alias("n"),
                                    a.get(Author_.name).alias("s"))
                            .where(cb.equal(a.get(Author_.id), 3L));
                }))
                .singleElement()
                .satisfies(t -> assertThat(t.get("s", String.class)).isEqualTo("Chidi"));
    }

    @Test
    void a_tuple_by_position(Criteria criteria) {
        assertThat(criteria.list(Tuple.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.select(cb.tuple(a.get(Author_.id), a.get(Author_.name)))
                            .where(cb.equal(a.get(Author_.id), 3L));
                }))
                .singleElement()
                .satisfies(t -> assertThat(t.toArray()).containsExactly(3L, "Chidi"));
    }

    @Test
    void a_construction_makes_values(Criteria criteria) {
        assertThat(criteria.list(Address.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.select(cb.construct(Address.class, a.get(Author_.name), a.get(Author_.name)))
                            .where(cb.equal(a.get(Author_.id), 4L));
                }))
                .containsExactly(new Address("Dai", "Dai"));
    }

    @Test
    void an_order_by_two_items(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.id)).orderBy(cb.asc(b.get(Book_.genre)), cb.desc(b.get(Book_.pages)));
                }))
                .containsExactly(5L, 3L, 1L, 2L, 4L, 6L);
    }

    @Test
    void an_order_with_nulls_first(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.id)).orderBy(cb.asc(b.get(Book_.price), Nulls.FIRST));
                }))
                .containsExactly(6L, 2L, 4L, 1L, 3L, 5L);
    }

    @Test
    void an_order_with_nulls_last(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.id)).orderBy(cb.desc(b.get(Book_.price), Nulls.LAST));
                }))
                .containsExactly(5L, 3L, 1L, 4L, 2L, 6L);
    }

    @Test
    void an_order_by_an_expression(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.select(a.get(Author_.name))
                            .orderBy(cb.desc(cb.length(a.get(Author_.name))), cb.asc(a.get(Author_.name)));
                }))
                .containsExactly("Benjiro", "Chidi", "Ada", "Dai");
    }

    @Test
    void an_order_is_reversed(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Order order = cb.asc(a.get(Author_.id));
                    assertThat(order.reverse().isAscending()).isFalse();
                    query.select(a.get(Author_.id)).orderBy(order.reverse());
                }))
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void conditions_in_an_array_are_joined_by_and(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.id))
                            .where(cb.equal(b.get(Book_.genre), Genre.NOVEL), cb.gt(b.get(Book_.pages), 400))
                            .orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly(3L, 5L);
    }

    @Test
    void conditions_in_a_list_are_joined_by_and(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.id))
                            .where(List.of(cb.equal(b.get(Book_.genre), Genre.POETRY), cb.gt(b.get(Book_.pages), 50)));
                }))
                .containsExactly(4L);
    }

    @Test
    void a_second_where_replaces_the_first(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    query.select(a.get(Author_.id)).where(cb.equal(a.get(Author_.id), 1L));
                    query.where(cb.equal(a.get(Author_.id), 2L));
                }))
                .containsExactly(2L);
    }

    @Test
    void a_path_over_relationships(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Loan> l = query.from(Loan.class);
                    query.select(l.get(Loan_.book).get(Book_.author).get(Author_.name))
                            .where(cb.equal(l.get(Loan_.member).get(Member_.name), "Gil"));
                }))
                .containsExactly("Ada");
    }

    @Test
    void an_embeddable_is_selected(Criteria criteria) {
        assertThat(criteria.list(Address.class, (cb, query) -> {
                    Root<Member> m = query.from(Member.class);
                    query.select(m.get(Member_.address)).where(cb.equal(m.get(Member_.id), 1L));
                }))
                .containsExactly(new Address("Rue Neuve", "Lyon"));
    }

    @Test
    void a_relationship_is_selected(Criteria criteria) {
        assertThat(criteria.list(Author.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    query.select(b.get(Book_.author)).where(cb.equal(b.get(Book_.id), 4L));
                }))
                .extracting(Author::getName)
                .containsExactly("Benjiro");
    }

    @Test
    void an_unknown_attribute_is_refused(Criteria criteria) {
        assertThatThrownBy(() -> criteria.list(Long.class, (cb, query) -> {
                    query.select(query.from(Author.class).get("colour"));
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_class_that_is_no_entity_is_refused(Criteria criteria) {
        assertThatThrownBy(() -> criteria.list(String.class, (cb, query) -> {
                    query.from(String.class);
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
