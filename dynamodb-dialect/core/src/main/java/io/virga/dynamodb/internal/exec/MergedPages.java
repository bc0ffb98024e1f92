package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The items of some requests, each of which answers in order, as one in that order: of each the first page is asked for at once, and the next when the one
 * before is used up, so that one page of each is held.
 */
final class MergedPages<R> implements Iterator<Item> {

    private final ParallelReads reads;
    private final Function<R, Page> ask;
    private final BiFunction<R, Map<String, Value>, R> next;
    private final PriorityQueue<Run> heads;
    /** Those whose page is used up, and that may have another. */
    private final List<Run> asking = new ArrayList<>();

    /** What comes of one request. */
    private final class Run {

        private @Nullable R request;
        private Iterator<Item> page = List.<Item>of().iterator();
        private @Nullable Item head;

        Run(R request) {
            this.request = request;
        }

        Item head() {
            if (head == null) {
                throw new AssertionError("a run without an item");
            }
            return head;
        }
    }

    /** @param order that of the answers */
    MergedPages(
            Collection<R> requests,
            Comparator<Item> order,
            ParallelReads reads,
            Function<R, Page> ask,
            BiFunction<R, Map<String, Value>, R> next) {
        this.reads = reads;
        this.ask = ask;
        this.next = next;
        this.heads = new PriorityQueue<>(Math.max(1, requests.size()), (a, b) -> order.compare(a.head(), b.head()));
        requests.forEach(request -> asking.add(new Run(request)));
    }

    @Override
    public boolean hasNext() {
        while (!asking.isEmpty()) {
            ask();
        }
        return !heads.isEmpty();
    }

    private void ask() {
        var asked = List.copyOf(asking);
        asking.clear();
        List<Supplier<Page>> pages = new ArrayList<>();
        List<R> requests = new ArrayList<>();
        for (var run : asked) {
            R request = run.request;
            if (request == null) {
                throw new AssertionError("a run that is at its end");
            }
            requests.add(request);
            pages.add(() -> ask.apply(request));
        }
        var answers = reads.all(pages);
        for (int i = 0; i < asked.size(); i++) {
            var run = asked.get(i);
            var answer = answers.get(i);
            run.page = answer.items().iterator();
            run.request = answer.isLast() ? null : next.apply(requests.get(i), answer.last());
            advance(run);
        }
    }

    private void advance(Run run) {
        if (run.page.hasNext()) {
            run.head = run.page.next();
            heads.add(run);
        } else if (run.request != null) {
            asking.add(run);
        }
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var first = heads.remove();
        var item = first.head();
        advance(first);
        return item;
    }
}
