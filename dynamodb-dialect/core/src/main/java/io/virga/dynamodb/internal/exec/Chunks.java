package io.virga.dynamodb.internal.exec;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What a function makes of some elements at a time, no more of them than are needed. */
final class Chunks<A, B> implements Iterator<B> {

    private final Iterator<A> from;
    private final int size;
    private final Function<List<A>, Iterator<B>> function;
    private Iterator<B> chunk = List.<B>of().iterator();

    /** @param size the number of elements at a time */
    Chunks(Iterator<A> from, int size, Function<List<A>, Iterator<B>> function) {
        this.from = from;
        this.size = size;
        this.function = function;
    }

    @Override
    public boolean hasNext() {
        while (!chunk.hasNext() && from.hasNext()) {
            var elements = new ArrayList<A>(size);
            while (elements.size() < size && from.hasNext()) {
                elements.add(from.next());
            }
            chunk = function.apply(elements);
        }
        return chunk.hasNext();
    }

    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.next();
    }
}
