package io.virga.examples.shop.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final StringWriter printed = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(printed, true));

    @Test
    void long_text_is_wrapped_at_words_and_stays_indented() {
        screen.item("word ".repeat(40));
        var lines = printed.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("   - word word").hasSize(99);
        assertThat(lines.get(1)).startsWith("     word word").hasSizeLessThanOrEqualTo(Screen.WIDTH);
    }

    @Test
    void a_word_that_is_too_long_stands_alone() {
        screen.say("a " + "x".repeat(120) + " b");
        assertThat(printed.toString().lines()).containsExactly("   a", "   " + "x".repeat(120), "   b");
    }

    @Test
    void columns_of_a_table_are_aligned() {
        screen.table(List.of("step", "n"), List.of(List.of("one", "1"), List.of("two and more", "10")));
        assertThat(printed.toString().lines())
                .containsExactly(
                        "   step           n", "   ----------------", "   one            1", "   two and more  10");
    }
}
