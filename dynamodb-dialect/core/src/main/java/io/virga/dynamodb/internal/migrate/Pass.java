package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Every item of a table once, by a parallel scan that can go on where it was. */
final class Pass {

    private final ItemStore store;
    private final PhysicalTable table;
    private final int segments;
    private final int pageSize;

    /** @param pageSize the most items of one page: what is done twice at most after a kill */
    Pass(ItemStore store, PhysicalTable table, int segments, int pageSize) {
        this.store = store;
        this.table = table;
        this.segments = segments;
        this.pageSize = pageSize;
    }

    /** What is done with an item. Called from several threads. */
    interface Work {
        /** @return whether something was written, or would have to be */
        boolean on(Item item);

        /** The same for the items of one page, for which it may read at once what it needs beside them. */
        default Work of(List<Item> page) {
            return this;
        }
    }

    /** Hears of every page when all its items are done; from several threads. */
    interface Listener {
        void page(int segment, Log.Segment state, long read, long changed);
    }

    /**
     * @param from how far each segment is, empty to begin
     * @return the number of items that the work changed
     */
    long run(Map<Integer, Log.Segment> from, Work work, Listener listener) {
        var changed = new AtomicLong();
        var stop = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(segments, task -> {
            var thread = new Thread(task, "virga-backfill");
            thread.setDaemon(true);
            return thread;
        });
        var running = new ArrayList<Future<?>>();
        try {
            for (int segment = 0; segment < segments; segment++) {
                var state = from.getOrDefault(segment, new Log.Segment(Map.of(), false));
                if (!state.done()) {
                    int number = segment;
                    running.add(threads.submit(() -> {
                        try {
                            segment(number, state.after(), work, listener, changed, stop);
                        } catch (RuntimeException | Error e) {
                            stop.set(true);
                            throw e;
                        }
                    }));
                }
            }
            await(running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the migration goes on with virga migrate", e);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        return changed.get();
    }

    /** Waits for all of them: nothing is written any more when this returns or throws. */
    private static void await(List<Future<?>> running) throws InterruptedException {
        Throwable first = null;
        for (var each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException problem) {
            throw problem;
        }
    }

    private void segment(
            int segment,
            Map<String, Value> after,
            Work work,
            Listener listener,
            AtomicLong changed,
            AtomicBoolean stop) {
        var scan = new Request.Scan(
                table, "", Expression.NONE, List.of(), pageSize, true, false, segment, segments, after);
        while (!stop.get()) {
            var page = store.scan(scan);
            var paged = work.of(page.items());
            long written = 0;
            for (var item : page.items()) {
                if (stop.get()) {
                    return;
                }
                if (paged.on(item)) {
                    written++;
                }
            }
            changed.addAndGet(written);
            listener.page(
                    segment,
                    new Log.Segment(page.last(), page.isLast()),
                    page.items().size(),
                    written);
            if (page.isLast()) {
                return;
            }
            scan = scan.from(page.last());
        }
    }
}
