package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.6.10 Like Expressions", stocked = true)
class LikeExpressionsTest {

    @Test
    void the_empty_pattern_matches_the_empty_string_only(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like ''"))
                .isEmpty();
    }

    @Test
    void a_lone_percent_matches_all_but_null(Queries queries) {
        assertThat(queries.longs("select r.book.id from Review r where r.words like '%' order by r.book.id"))
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void a_pattern_at_the_end(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like '%pont%' order by b.id"))
                .containsExactly(1L);
    }

    @Test
    void a_pattern_in_the_middle(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like 'S%le%t'"))
                .containsExactly(1L);
    }

    @Test
    void underscores_count_characters(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like '____' order by b.id"))
                .containsExactly(3L, 4L);
    }

    @Test
    void case_matters(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like 'kawa'"))
                .isEmpty();
    }

    @Test
    void a_pattern_may_be_a_parameter_with_an_escape(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where concat(b.title, '%') like ?1 escape '|'", "Ka%|%"))
                .containsExactly(3L);
    }

    @Test
    void an_escaped_percent_is_a_percent(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where concat(b.title, '%') like 'Kawa\\%' escape '\\'"))
                .containsExactly(3L);
    }

    @Test
    void an_escaped_underscore_is_an_underscore(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like 'Ka\\_a' escape '\\'"))
                .isEmpty();
    }

    @Test
    void not_like_a_prefix(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title not like 'H%' order by b.id"))
                .containsExactly(1L, 2L, 3L, 6L);
    }

    @Test
    void over_a_path(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.author.name like 'B%' order by b.id"))
                .containsExactly(3L, 4L);
    }

    @Test
    void of_a_function(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where lower(b.title) like '%pont%' order by b.id"))
                .containsExactly(1L, 2L);
    }

    @Test
    void of_an_embedded_attribute(Queries queries) {
        assertThat(queries.longs("select m.id from Member m where m.address.city like 'K%'"))
                .containsExactly(3L);
    }

    @Test
    void two_patterns(Queries queries) {
        assertThat(queries.longs("select b.id from Book b where b.title like 'H%' and b.title like '%u'"))
                .containsExactly(4L);
    }
}
