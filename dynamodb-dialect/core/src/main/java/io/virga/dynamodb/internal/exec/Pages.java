package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Page;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items of some requests, one after the other, each page asked for when the one before is used up. */
final class Pages<R> implements Iterator<Item> {

    private final Iterator<R> requests;
    private final Function<R, Page> ask;
    private final BiFunction<R, Map<String, Value>, R> next;
    private @Nullable R current;
    private Iterator<Item> page = List.<Item>of().iterator();

    private Pages(Iterator<R> requests, Function<R, Page> ask, BiFunction<R, Map<String, Value>, R> next) {
        this.requests = requests;
        this.ask = ask;
        this.next = next;
    }

    static <R> Iterator<Item> of(
            Collection<R> requests, Function<R, Page> ask, BiFunction<R, Map<String, Value>, R> next) {
        return new Pages<>(requests.iterator(), ask, next);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext()) {
            var request = current != null ? current : requests.hasNext() ? requests.next() : null;
            if (request == null) {
                return false;
            }
            var answer = ask.apply(request);
            page = answer.items().iterator();
            current = answer.isLast() ? null : next.apply(request, answer.last());
        }
        return true;
    }

    @Override
    public Item next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
