package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The items of some requests, several of which are under way. A request's next page is asked for when the one before is
 * handed on: at most one page of each is held beside that.
 */
final class ParallelPages<R> implements Iterator<Item> {

    /** A page that was asked for. */
    private record Asked<R>(R request, CompletableFuture<Page> page) {}

    private final Iterator<R> requests;
    private final ParallelReads reads;
    private final boolean inOrder;
    private final Function<R, Page> ask;
    private final BiFunction<R, Map<String, Value>, R> next;
    private final List<Asked<R>> underWay = new ArrayList<>();
    private Iterator<Item> page = List.<Item>of().iterator();

    /** @param inOrder whether the requests' pages come one request behind the other, or each page when it is there */
    ParallelPages(
            Iterator<R> requests,
            ParallelReads reads,
            boolean inOrder,
            Function<R, Page> ask,
            BiFunction<R, Map<String, Value>, R> next) {
        this.requests = requests;
        this.reads = reads;
        this.inOrder = inOrder;
        this.ask = ask;
        this.next = next;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext()) {
            while (underWay.size() < reads.width() && requests.hasNext()) {
                underWay.add(asked(requests.next()));
            }
            if (underWay.isEmpty()) {
                return false;
            }
            page = nextPage().items().iterator();
        }
        return true;
    }

    private Page nextPage() {
        try {
            var asked = inOrder ? underWay.get(0) : anyAnswered();
            var answer = ParallelReads.await(asked.page());
            int at = underWay.indexOf(asked);
            underWay.remove(at);
            if (!answer.isLast()) {
                var following = asked(next.apply(asked.request(), answer.last()));
                underWay.add(inOrder ? at : underWay.size(), following);
            }
            return answer;
        } catch (RuntimeException | Error e) {
            ParallelReads.settle(underWay.stream().map(Asked::page).toList());
            underWay.clear();
            throw e;
        }
    }

    private Asked<R> anyAnswered() {
        var pages = underWay.stream().map(Asked::page).toArray(CompletableFuture<?>[]::new);
        ParallelReads.await(CompletableFuture.anyOf(pages));
        return underWay.stream()
                .filter(asked -> asked.page().isDone())
                .findFirst()
                .orElseThrow(() -> new AssertionError("an answer without its request"));
    }

    private Asked<R> asked(R request) {
        return new Asked<>(request, reads.start(() -> ask.apply(request)));
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
