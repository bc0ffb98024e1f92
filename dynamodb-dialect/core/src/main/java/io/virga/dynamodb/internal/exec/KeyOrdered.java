package io.virga.dynamodb.internal.exec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Elements in the order of their keys, handed on as they come, in SQL's order. The two differ only for text above U+D7FF: DynamoDB sorts it by UTF-8,
 * SQL by UTF-16. Where the first such text comes, what is left is sorted; what was handed on before it stands before it in both orders.
 */
final class KeyOrdered<T> implements Iterator<T> {

    private final Predicate<T> mayDiffer;
    private final Comparator<T> order;
    private Iterator<T> from;
    private final List<T> next = new ArrayList<>(1);
    private boolean sorted;

    KeyOrdered(Iterator<T> from, Predicate<T> mayDiffer, Comparator<T> order) {
        this.from = from;
        this.mayDiffer = mayDiffer;
        this.order = order;
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty() && from.hasNext()) {
            var element = from.next();
            if (!sorted && mayDiffer.test(element)) {
                var left = new ArrayList<T>();
                left.add(element);
                from.forEachRemaining(left::add);
                left.sort(order);
                from = left.iterator();
                sorted = true;
                element = from.next();
            }
            next.add(element);
        }
        return !next.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.remove(0);
    }
}
