package io.virga.examples.shop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.examples.shop.screen.Failure;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(Database.H2, Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:numbers;DB_CLOSE_DELAY=-1"));
        shop.create();
        shop.run(entityManager -> Numbers.begin(entityManager, Numbers.INVOICE, 413));
    }

    @AfterEach
    void close() {
        shop.drop();
        shop.close();
    }

    @Test
    void numbers_follow_one_another_across_blocks() {
        assertThat(IntStream.range(0, 250).map(i -> shop.numbers().next(Numbers.INVOICE)))
                .containsExactlyElementsOf(IntStream.range(413, 663).boxed().toList());
    }

    @Test
    void two_programs_never_get_the_same_number() throws Exception {
        Set<Integer> drawn = Collections.newSetFromMap(new ConcurrentHashMap<>());
        var programs = 3;
        var each = 350;
        var threads = Executors.newFixedThreadPool(programs);
        try {
            var work = threads.invokeAll(Collections.nCopies(programs, () -> {
                var numbers = new Numbers(shop.factory());
                for (int i = 0; i < each; i++) {
                    assertThat(drawn.add(numbers.next(Numbers.INVOICE))).isTrue();
                }
                return null;
            }));
            for (Future<?> done : work) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(drawn).hasSize(programs * each);
    }

    @Test
    void a_range_that_is_not_there_is_named() {
        assertThatThrownBy(() -> shop.numbers().next(Numbers.INVOICE_LINE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'InvoiceLine'");
    }
}
