package io.virga.dynamodb.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ParallelReadsTest {

    private static final int WIDTH = 4;
    private static ExecutorService threads;

    /** One page of a request: its items are called {@code request.page}. */
    private record Ask(int request, int page) {
        Ask next(Map<String, Value> last) {
            assertThat(last).containsEntry("after", Value.text(this.toString()));
            return new Ask(request, page + 1);
        }
    }

    @BeforeAll
    static void start() {
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
    }

    private static List<Ask> asks(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Ask(i, 0)).toList();
    }

    /** Two items a page. */
    private static Page page(Ask ask, int pages) {
        var items = List.of(item(ask + "a"), item(ask + "b"));
        return new Page(items, 2, 2, ask.page() == pages - 1 ? Map.of() : Map.of("after", Value.text(ask.toString())));
    }

    private static Item item(String name) {
        return Item.of(Map.of("name", Value.text(name)));
    }

    private static List<String> names(Iterator<Item> items) {
        var names = new ArrayList<String>();
        items.forEachRemaining(item -> names.add(item.get("name").toString()));
        return names;
    }

    private static List<String> expected(int requests, int pages) {
        var names = new ArrayList<String>();
        for (var ask : asks(requests)) {
            for (int page = 0; page < pages; page++) {
                var one = new Ask(ask.request(), page);
                names.add(Value.text(one + "a").toString());
                names.add(Value.text(one + "b").toString());
            }
        }
        return names;
    }

    private static ParallelReads reads() {
        return new ParallelReads(threads, WIDTH);
    }

    @Test
    void items_come_in_the_order_of_the_requests_and_their_pages() {
        assertThat(names(reads().inOrder(asks(11), ask -> page(ask, 3), Ask::next)))
                .isEqualTo(expected(11, 3));
    }

    @Test
    void in_any_order_nothing_is_lost_and_nothing_doubled() {
        assertThat(names(reads().inAnyOrder(asks(11), ask -> page(ask, 1 + ask.request() % 3), Ask::next)))
                .doesNotHaveDuplicates()
                .hasSize(asks(11).stream()
                        .mapToInt(ask -> 2 * (1 + ask.request() % 3))
                        .sum());
    }

    @Test
    void as_many_as_the_width_are_under_way_and_no_more() throws Exception {
        var together = new CountDownLatch(WIDTH);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        Function<Ask, Page> ask = one -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            underWay.decrementAndGet();
            return page(one, 2);
        };
        assertThat(names(reads().inOrder(asks(10), ask, Ask::next))).isEqualTo(expected(10, 2));
        assertThat(names(reads().inAnyOrder(asks(10), ask, Ask::next))).hasSize(40);
        List<Supplier<Page>> all = asks(10).stream()
                .map(one -> (Supplier<Page>) () -> ask.apply(one))
                .toList();
        assertThat(reads().all(all)).hasSize(10);
        assertThat(most).hasValue(WIDTH);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pages_are_not_read_long_before_they_are_wanted() {
        for (boolean inOrder : new boolean[] {true, false}) {
            // of its own: what the first has under way when it is left is asked for beside the second
            var asked = new AtomicInteger();
            Function<Ask, Page> ask = one -> {
                asked.incrementAndGet();
                return page(one, 100);
            };
            var items =
                    inOrder ? reads().inOrder(asks(10), ask, Ask::next) : reads().inAnyOrder(asks(10), ask, Ask::next);
            for (int i = 0; i < 20; i++) {
                items.next();
                // two items a page, and one page ahead of each request under way
                assertThat(asked.get()).isLessThanOrEqualTo(i / 2 + 1 + WIDTH);
            }
        }
    }

    @Test
    void after_a_failure_none_is_under_way_and_none_is_sent() {
        for (boolean inOrder : new boolean[] {true, false}) {
            var underWay = new AtomicInteger();
            var asked = new AtomicInteger();
            Function<Ask, Page> ask = one -> {
                underWay.incrementAndGet();
                asked.incrementAndGet();
                try {
                    if (one.request() == 2) {
                        throw new IllegalStateException("planned");
                    }
                    return page(one, 1);
                } finally {
                    underWay.decrementAndGet();
                }
            };
            var items = inOrder
                    ? reads().inOrder(asks(1000), ask, Ask::next)
                    : reads().inAnyOrder(asks(1000), ask, Ask::next);
            assertThatThrownBy(() -> names(items)).isInstanceOf(IllegalStateException.class);
            assertThat(underWay).hasValue(0);
            int then = asked.get();
            assertThat(then).isLessThan(1000);
            assertThat(asked).hasValue(then);
        }
        List<Supplier<String>> all = List.of(() -> "a", () -> {
            throw new IllegalStateException("planned");
        });
        assertThatThrownBy(() -> reads().all(all)).hasMessage("planned");
    }

    @Test
    void an_interrupted_thread_waits_no_longer_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        // an answer that is there already would be taken all the same
        assertThatThrownBy(() -> ParallelReads.await(new CompletableFuture<Integer>()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("QUERY_CANCELLED");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void one_request_needs_no_other_thread() {
        var reads = new ParallelReads(
                task -> {
                    throw new AssertionError("asked on another thread");
                },
                WIDTH);
        assertThat(names(reads.inOrder(asks(1), ask -> page(ask, 3), Ask::next)))
                .isEqualTo(expected(1, 3));
        assertThat(reads.all(List.of(() -> "alone"))).containsExactly("alone");
    }
}
