package io.virga.dynamodb.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.history.History.Read;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker finds what is known to be wrong, and nothing in what is right. */
class HistoryTest {

    private final History history = new History();

    @Test
    void one_after_the_other_is_serializable() {
        history.commit(1, List.of(new Read("a", 0)), Set.of("a"));
        history.commit(2, List.of(new Read("a", 1), new Read("b", 0)), Set.of("b"));
        history.commit(3, List.of(new Read("a", 1), new Read("b", 2)), Set.of("a", "b"));
        assertThat(history.cycle()).isEmpty();
    }

    /** Who read what was overwritten comes before, though it commits behind. */
    @Test
    void a_reader_of_the_past_is_serializable() {
        history.commit(1, List.of(), Set.of("a"));
        history.commit(2, List.of(new Read("a", 0)), Set.of("b"));
        assertThat(history.cycle()).isEmpty();
    }

    @Test
    void write_skew() {
        history.commit(1, List.of(new Read("a", 0)), Set.of("b"));
        history.commit(2, List.of(new Read("b", 0)), Set.of("a"));
        assertThat(history.cycle()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void a_lost_update() {
        history.commit(1, List.of(new Read("a", 0)), Set.of("a"));
        history.commit(2, List.of(new Read("a", 0)), Set.of("a"));
        assertThat(history.cycle()).containsExactlyInAnyOrder(1, 2);
    }

    /** Two versions of one item. */
    @Test
    void a_read_that_does_not_repeat() {
        history.commit(1, List.of(), Set.of("a"));
        history.commit(2, List.of(new Read("a", 0), new Read("a", 1)), Set.of());
        assertThat(history.cycle()).containsExactlyInAnyOrder(1, 2);
    }

    /** Of three, each comes before the next. */
    @Test
    void a_read_only_anomaly() {
        history.commit(1, List.of(new Read("y", 0)), Set.of("y"));
        history.commit(2, List.of(new Read("x", 0), new Read("y", 1)), Set.of());
        history.commit(3, List.of(new Read("x", 0), new Read("y", 0)), Set.of("x"));
        assertThat(history.cycle()).containsExactlyInAnyOrder(1, 2, 3);
    }
}
