package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Genre;
import io.virga.conformance.library.Loan;
import io.virga.conformance.library.Loan_;
import io.virga.conformance.library.Member_;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.9 Subqueries", stocked = true)
class SubqueriesTest {

    @Test
    void exists(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    Root<Book> b = sub.from(Book.class);
                    sub.select(b.get(Book_.id)).where(cb.equal(b.get(Book_.author), a), cb.gt(b.get(Book_.pages), 500));
                    query.select(a.get(Author_.name)).where(cb.exists(sub));
                }))
                .containsExactly("Chidi");
    }

    @Test
    void not_exists(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    Root<Book> b = sub.from(Book.class);
                    sub.select(b.get(Book_.id)).where(cb.equal(b.get(Book_.author), a));
                    query.select(a.get(Author_.name)).where(cb.not(cb.exists(sub)));
                }))
                .containsExactly("Dai");
    }

    @Test
    void in_a_subquery(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    Root<Loan> l = sub.from(Loan.class);
                    sub.select(l.get(Loan_.book).get(Book_.id));
                    query.select(b.get(Book_.id)).where(b.get(Book_.id).in(sub)).orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly(1L, 3L);
    }

    @Test
    void a_scalar_subquery(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Subquery<Integer> sub = query.subquery(Integer.class);
                    sub.select(cb.max(sub.from(Book.class).get(Book_.pages)));
                    query.select(b.get(Book_.id)).where(cb.equal(b.get(Book_.pages), sub));
                }))
                .containsExactly(5L);
    }

    @Test
    void all(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Subquery<Integer> sub = query.subquery(Integer.class);
                    sub.select(sub.from(Book.class).get(Book_.pages));
                    query.select(b.get(Book_.id)).where(cb.le(b.get(Book_.pages), cb.all(sub)));
                }))
                .containsExactly(6L);
    }

    @Test
    void any(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Subquery<Integer> sub = query.subquery(Integer.class);
                    Root<Book> y = sub.from(Book.class);
                    sub.select(y.get(Book_.pages)).where(cb.equal(y.get(Book_.genre), Genre.NOVEL));
                    query.select(b.get(Book_.id))
                            .where(cb.gt(b.get(Book_.pages), cb.any(sub)))
                            .orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly(3L, 5L);
    }

    @Test
    void some(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Subquery<Integer> sub = query.subquery(Integer.class);
                    Root<Book> y = sub.from(Book.class);
                    sub.select(y.get(Book_.pages)).where(cb.equal(y.get(Book_.genre), Genre.ESSAY));
                    query.select(b.get(Book_.id))
                            .where(cb.lt(b.get(Book_.pages), cb.some(sub)))
                            .orderBy(cb.asc(b.get(Book_.id)));
                }))
                .containsExactly(4L, 6L);
    }

    @Test
    void correlated_over_a_collection(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    Root<Author> c = sub.correlate(a);
                    sub.select(cb.count(c.join(Author_.books)));
                    query.select(a.get(Author_.id)).where(cb.equal(sub, 2L)).orderBy(cb.asc(a.get(Author_.id)));
                }))
                .containsExactly(1L, 2L);
    }

    @Test
    void in_the_select_clause(Criteria criteria) {
        assertThat(criteria.list(Object[].class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    Root<Book> b = sub.from(Book.class);
                    sub.select(cb.count(b)).where(cb.equal(b.get(Book_.author), a));
                    query.multiselect(a.get(Author_.name), sub).orderBy(cb.asc(a.get(Author_.id)));
                }))
                .containsExactly(
                        new Object[] {"Ada", 2L},
                        new Object[] {"Benjiro", 2L},
                        new Object[] {"Chidi", 1L},
                        new Object[] {"Dai", 0L});
    }

    @Test
    void with_groups(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Book> b = query.from(Book.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    Root<Loan> l = sub.from(Loan.class);
                    sub.select(l.get(Loan_.book).get(Book_.id))
                            .groupBy(l.get(Loan_.book).get(Book_.id))
                            .having(cb.gt(cb.count(l), 1L));
                    query.select(b.get(Book_.id)).where(b.get(Book_.id).in(sub));
                }))
                .containsExactly(1L);
    }

    @Test
    void nested_twice(Criteria criteria) {
        assertThat(criteria.list(String.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Subquery<Long> books = query.subquery(Long.class);
                    Root<Book> b = books.from(Book.class);
                    Subquery<Long> loans = books.subquery(Long.class);
                    Root<Loan> l = loans.from(Loan.class);
                    loans.select(l.get(Loan_.book).get(Book_.id))
                            .where(cb.equal(l.get(Loan_.member).get(Member_.name), "Gil"));
                    books.select(b.get(Book_.author).get(Author_.id))
                            .where(b.get(Book_.id).in(loans));
                    query.select(a.get(Author_.name)).where(a.get(Author_.id).in(books));
                }))
                .containsExactly("Ada");
    }

    @Test
    void a_subquery_knows_its_parent(Criteria criteria) {
        assertThat(criteria.list(Long.class, (cb, query) -> {
                    Root<Author> a = query.from(Author.class);
                    Subquery<Long> sub = query.subquery(Long.class);
                    assertThat(sub.getParent()).isSameAs(query);
                    assertThat(sub.getResultType()).isEqualTo(Long.class);
                    query.select(a.get(Author_.id)).where(cb.lt(a.get(Author_.id), 2L));
                }))
                .containsExactly(1L);
    }
}
