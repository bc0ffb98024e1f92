package io.virga.dynamodb.internal.exec;

import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Hands on what it is given, and tells of it.
 *
 * @param each told of each before it is handed on
 * @param end told once or more often that there are no more
 */
record Watched<T>(Iterator<T> all, Consumer<T> each, Runnable end) implements Iterator<T> {

    @Override
    public boolean hasNext() {
        boolean more = all.hasNext();
        if (!more) {
            end.run();
        }
        return more;
    }

    @Override
    public T next() {
        var next = all.next();
        each.accept(next);
        return next;
    }
}
