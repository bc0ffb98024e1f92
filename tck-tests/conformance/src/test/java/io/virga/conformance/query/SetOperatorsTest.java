package io.virga.conformance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Feature;
import io.virga.conformance.kit.Needs;
import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import org.junit.jupiter.api.Test;

@Section(value = "4.2.1.1 Set Operators in Select Statements", stocked = true)
class SetOperatorsTest {

    @Test
    void union_drops_duplicates(Queries queries) {
        assertThat(queries.strings(
                        "select a.name from Author a where a.id < 3 union select a.name from Author a where a.id < 4"))
                .containsExactlyInAnyOrder("Ada", "Benjiro", "Chidi");
    }

    @Test
    void union_all_keeps_duplicates(Queries queries) {
        assertThat(
                        queries.strings(
                                "select a.name from Author a where a.id < 3 union all select a.name from Author a where a.id = 1"))
                .containsExactlyInAnyOrder("Ada", "Benjiro", "Ada");
    }

    @Test
    void intersect_keeps_what_is_in_both(Queries queries) {
        assertThat(
                        queries.longs(
                                "select b.id from Book b where b.pages > 90 intersect select b.id from Book b where b.pages < 400"))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void except_takes_away(Queries queries) {
        assertThat(queries.longs("select b.id from Book b except select b.id from Book b where b.pages > 90"))
                .containsExactlyInAnyOrder(4L, 6L);
    }

    @Needs(Feature.SET_OPERATORS_KEEPING_DUPLICATES)
    @Test
    void except_all_takes_away_one_by_one(Queries queries) {
        assertThat(queries.strings("select a.name from Book b join b.author a except all select a.name from Author a"))
                .containsExactlyInAnyOrder("Ada", "Benjiro");
    }

    @Needs(Feature.SET_OPERATORS_KEEPING_DUPLICATES)
    @Test
    void intersect_all_keeps_the_smaller_number(Queries queries) {
        assertThat(queries.strings(
                        "select a.name from Book b join b.author a intersect all select a.name from Author a"))
                .containsExactlyInAnyOrder("Ada", "Benjiro", "Chidi");
    }
}
