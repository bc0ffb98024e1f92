package io.virga.dynamodb.internal.jdbc;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a client, for what statements read at once. They come with the first such statement and go when there is
 * nothing to do; where all are busy, whoever asks does it itself, so that nothing waits in a queue. Safe for use by several
 * threads.
 */
final class ReadThreads implements Executor, AutoCloseable {

    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    /** @param most how many requests the client has under way at once */
    ReadThreads(int most) {
        var count = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                0,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> BackgroundThreads.of("virga-dynamodb-read-" + count.incrementAndGet(), task),
                (task, full) -> task.run());
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** What is under way ends as it may; what comes later is done by whoever asks. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
