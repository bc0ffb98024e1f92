package io.virga.dynamodb.internal.exec;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Some elements from the middle of an iteration; it is not read beyond the last of them. */
final class Cut<T> implements Iterator<T> {

    private final Iterator<T> from;
    private long skip;
    private long take;

    Cut(Iterator<T> from, long skip, long take) {
        this.from = from;
        this.skip = skip;
        this.take = take;
    }

    @Override
    public boolean hasNext() {
        if (take <= 0) {
            return false;
        }
        while (skip > 0 && from.hasNext()) {
            from.next();
            skip--;
        }
        return from.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        take--;
        return from.next();
    }
}
