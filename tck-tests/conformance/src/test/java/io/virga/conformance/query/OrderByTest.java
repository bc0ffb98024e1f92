package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.10 ORDER BY Clause", stocked = true)
class OrderByTest {

    @Test
    void ascending_is_the_default(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.pages")).containsExactly(6L, 4L, 2L, 1L, 3L, 5L);
    }

    @Test
    void descending(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.pages desc"))
                .containsExactly(5L, 3L, 1L, 2L, 4L, 6L);
    }

    @Test
    void a_second_item_decides_among_equals(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.genre desc, b.pages desc"))
                .containsExactly(4L, 6L, 2L, 5L, 3L, 1L);
    }

    @Test
    void nulls_first(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.price nulls first"))
                .containsExactly(6L, 2L, 4L, 1L, 3L, 5L);
    }

    @Test
    void nulls_last(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by b.price desc nulls last"))
                .containsExactly(5L, 3L, 1L, 4L, 2L, 6L);
    }

    @Test
    void by_a_result_variable(Queries queries) {
        assertThat(queries.rows("select b.id, length(b.title) as len from Book b where b.id < 4 order by len, b.id"))
                .extracting(row -> row[0])
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void by_an_expression(Queries queries) {
        assertThat(queries.longs("select b.id from Book b order by mod(b.pages, 100), b.id"))
                .containsExactly(3L, 5L, 1L, 6L, 4L, 2L);
    }

    @Test
    void a_page_is_cut_from_the_order(Queries queries) {
        queries.factory().runInTransaction(em -> assertThat(
                        em.createQuery("select b.id from Book b order by b.pages", Long.class)
                                .setFirstResult(2)
                                .setMaxResults(3)
                                .getResultList())
                .containsExactly(2L, 1L, 3L));
    }
}
