package io.virga.dynamodb.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Several answers in order, page by page, are one in that order; no page is asked for before it is needed. */
class MergedPagesTest {

    /** From where one of the runs is to go on. */
    private record Ask(int run, int from) {}

    private static Item item(int value) {
        return Item.of(Map.of("n", Value.Num.of(value)));
    }

    private static int value(Item item) {
        return ((Value.Num) item.get("n")).value().intValueExact();
    }

    @Property(tries = 200)
    void merged_is_sorted(
            @ForAll @Size(max = 6) List<@Size(max = 12) List<@IntRange(max = 30) Integer>> given,
            @ForAll @IntRange(min = 1, max = 4) int pageSize,
            @ForAll @IntRange(min = 1, max = 3) int width,
            @ForAll @IntRange(max = 80) int taken) {
        var runs = given.stream().map(run -> run.stream().sorted().toList()).toList();
        List<Ask> asked = new CopyOnWriteArrayList<>();
        List<Ask> first = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            first.add(new Ask(i, 0));
        }
        var merged = new MergedPages<>(
                first,
                Comparator.comparing(MergedPagesTest::value),
                new ParallelReads(ForkJoinPool.commonPool(), width),
                ask -> {
                    asked.add(ask);
                    return page(runs.get(ask.run), ask.from, pageSize);
                },
                (ask, last) ->
                        new Ask(ask.run, ((Value.Num) last.get("next")).value().intValueExact()));
        var all = runs.stream().flatMap(List::stream).sorted().toList();
        var read = new ArrayList<Integer>();
        while (read.size() < taken && merged.hasNext()) {
            read.add(value(merged.next()));
        }
        assertThat(read).isEqualTo(all.subList(0, Math.min(taken, all.size())));
        assertThat(asked).doesNotHaveDuplicates();
        if (taken == 0) {
            assertThat(asked).isEmpty();
        }
        // of each run no more than what was read of it, and the page that stands open
        for (var ask : asked) {
            long behind = runs.get(ask.run).stream()
                    .limit(ask.from)
                    .filter(value -> !read.isEmpty() && value <= read.get(read.size() - 1))
                    .count();
            assertThat(behind).as("%s after %s", ask, read).isEqualTo(ask.from);
        }
    }

    private static Page page(List<Integer> run, int from, int size) {
        int to = Math.min(run.size(), from + size);
        var items = run.subList(from, to).stream().map(MergedPagesTest::item).toList();
        // the last page may be empty, as DynamoDB's may be
        return new Page(
                items,
                items.size(),
                items.size(),
                to == run.size() && items.size() < size ? Map.of() : Map.of("next", Value.Num.of(to)));
    }
}
