package io.virga.dynamodb.internal.exec;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a function makes of each element, leaving out those it makes nothing of. */
final class Mapped<A, B> implements Iterator<B> {

    private final Iterator<A> from;
    private final Function<A, @Nullable B> function;
    private @Nullable B next;

    Mapped(Iterator<A> from, Function<A, @Nullable B> function) {
        this.from = from;
        this.function = function;
    }

    @Override
    public boolean hasNext() {
        while (next == null && from.hasNext()) {
            next = function.apply(from.next());
        }
        return next != null;
    }

    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var element = Objects.requireNonNull(next);
        next = null;
        return element;
    }
}
