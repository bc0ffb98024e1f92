package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads of one statement that need not wait for each other: a bounded number of them is under way at once. Where one fails,
 * those that are under way are waited for, and no other is sent.
 *
 * <p>What is read is asked for on threads of the client's, and handed on to the one thread of the statement.
 */
public final class ParallelReads {

    private final Executor threads;
    private final int width;

    /**
     * @param threads runs what it is given now or later, on any thread
     * @param width how many requests are under way at once, at least 1
     */
    public ParallelReads(Executor threads, int width) {
        this.threads = threads;
        this.width = width;
    }

    int width() {
        return width;
    }

    /** What one of some readers has of it that are at work at once. */
    ParallelReads sharing(int readers) {
        return new ParallelReads(threads, Math.max(1, width / readers));
    }

    /**
     * The items of some requests, in the order of the requests. Of each request under way at most one page is held.
     *
     * @param next the request of the next page
     */
    <R> Iterator<Item> inOrder(
            Collection<R> requests, Function<R, Page> ask, BiFunction<R, Map<String, Value>, R> next) {
        return width == 1 || requests.size() == 1
                ? Pages.of(requests, ask, next)
                : new ParallelPages<>(requests.iterator(), this, true, ask, next);
    }

    /** The same, each page as it comes: for requests that have as many pages as a scan. */
    <R> Iterator<Item> inAnyOrder(
            Collection<R> requests, Function<R, Page> ask, BiFunction<R, Map<String, Value>, R> next) {
        return width == 1 || requests.size() == 1
                ? Pages.of(requests, ask, next)
                : new ParallelPages<>(requests.iterator(), this, false, ask, next);
    }

    /** What all these return, in their order. */
    <T> List<T> all(List<Supplier<T>> reads) {
        List<T> answers = new ArrayList<>(reads.size());
        if (width == 1 || reads.size() == 1) {
            reads.forEach(read -> answers.add(read.get()));
            return answers;
        }
        Deque<CompletableFuture<T>> underWay = new ArrayDeque<>();
        try {
            for (var read : reads) {
                if (underWay.size() == width) {
                    answers.add(await(underWay.element()));
                    underWay.remove();
                }
                underWay.add(start(read));
            }
            while (!underWay.isEmpty()) {
                answers.add(await(underWay.element()));
                underWay.remove();
            }
        } finally {
            settle(underWay);
        }
        return answers;
    }

    <T> CompletableFuture<T> start(Supplier<T> read) {
        return CompletableFuture.supplyAsync(read, threads);
    }

    /** The answer, or what went wrong, as it would be thrown on the thread that waits. */
    public static <T> T await(CompletableFuture<T> read) {
        try {
            return read.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError("a read throws what nobody declares", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(
                    "QUERY_CANCELLED",
                    Deadline.CANCELLED,
                    "the thread that waits for the answer was interrupted",
                    Thread.currentThread().getName(),
                    "");
        }
    }

    /** Waits until none of these is under way, whatever becomes of them. */
    static void settle(Collection<? extends CompletableFuture<?>> reads) {
        for (var read : reads) {
            read.handle((answer, failure) -> Boolean.TRUE).join();
        }
    }
}
