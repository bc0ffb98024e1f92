package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Review;
import org.junit.jupiter.api.Test;

@Section(value = "4.4.5.3 Fetch Joins", stocked = true)
class FetchJoinsTest {

    @Test
    void a_fetched_collection_is_loaded(Queries queries) {
        Book book = queries.list(Book.class, "select b from Book b join fetch b.reviews where b.id = 1")
                .get(0);

        assertThat(queries.factory().getPersistenceUnitUtil().isLoaded(book, "reviews"))
                .isTrue();
        assertThat(book.getReviews()).extracting(Review::getRating).containsExactlyInAnyOrder(5, 4);
    }

    @Test
    void a_left_fetch_keeps_entities_without_partners(Queries queries) {
        assertThat(queries.list(
                        Book.class, "select distinct b from Book b left join fetch b.author where b.genre = POETRY"))
                .extracting(book ->
                        book.getAuthor() == null ? "-" : book.getAuthor().getName())
                .containsExactlyInAnyOrder("Benjiro", "-");
    }

    @Test
    void a_fetched_to_one_relationship_is_loaded(Queries queries) {
        Book book = queries.list(Book.class, "select b from Book b join fetch b.author where b.id = 3")
                .get(0);

        assertThat(queries.factory().getPersistenceUnitUtil().isLoaded(book, "author"))
                .isTrue();
        assertThat(book.getAuthor().getName()).isEqualTo("Benjiro");
    }
}
