package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreConnector;
import io.virga.dynamodb.internal.store.StoreSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clients of this driver: one for all connections with equal settings, opened with the first of them and closed some
 * seconds behind the last, so that connections or factories that come one behind the other share a client that is warm;
 * with the last where a setting is left to the environment. Safe for use by several threads.
 */
final class SharedStores {

    /** How long a client without connections is kept. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Duration kept;
    private final Map<StoreSettings, Shared> open = new HashMap<>();
    /** Has a thread only while a client waits to be closed. */
    private final ScheduledThreadPoolExecutor closing;

    SharedStores() {
        this(KEPT);
    }

    SharedStores(Duration kept) {
        this.kept = kept;
        closing = new ScheduledThreadPoolExecutor(1, task -> BackgroundThreads.of("virga-dynamodb-close", task));
        closing.setKeepAliveTime(1, TimeUnit.SECONDS);
        closing.allowCoreThreadTimeOut(true);
        closing.setRemoveOnCancelPolicy(true);
    }

    private static final class Shared {
        final RequestListeners listeners = new RequestListeners();
        final ReadThreads threads;
        final StoreConnection connection;
        int users;
        /** What closes it, while it has no users. */
        @Nullable
        Future<?> end;

        Shared(StoreSettings settings) {
            listeners.add(new RequestLogging());
            threads = new ReadThreads(settings.connections());
            connection = connector().open(settings, listeners);
        }
    }

    /** One connection's share of a client. */
    final class Lease implements AutoCloseable {
        private final StoreSettings settings;
        private final Shared shared;
        private boolean returned;

        private Lease(StoreSettings settings, Shared shared) {
            this.settings = settings;
            this.shared = shared;
        }

        StoreConnection store() {
            return shared.connection;
        }

        /** Threads for requests that go out at once. What they run carries on what the listeners had on the thread that asked. */
        Executor threads() {
            return task -> shared.threads.execute(shared.listeners.carried(task));
        }

        RequestListeners listeners() {
            return shared.listeners;
        }

        @Override
        public void close() {
            synchronized (open) {
                if (!returned) {
                    returned = true;
                    shared.users--;
                    unusedPerhaps(settings, shared);
                }
            }
        }
    }

    private void unusedPerhaps(StoreSettings settings, Shared shared) {
        if (shared.users > 0) {
            return;
        }
        if (settings.complete()) {
            shared.end = closing.schedule(() -> closeUnused(settings, shared), kept.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            // the environment may say something else to the next
            closeUnused(settings, shared);
        }
    }

    Lease lease(StoreSettings settings) {
        synchronized (open) {
            var shared = open.computeIfAbsent(settings, Shared::new);
            shared.users++;
            if (shared.end != null) {
                shared.end.cancel(false);
                shared.end = null;
            }
            return new Lease(settings, shared);
        }
    }

    private void closeUnused(StoreSettings settings, Shared shared) {
        synchronized (open) {
            if (shared.users == 0 && open.remove(settings, shared)) {
                shared.threads.close();
                shared.connection.close();
            }
        }
    }

    private static StoreConnector connector() {
        return ServiceLoader.load(StoreConnector.class, SharedStores.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new AssertionError("META-INF/services names no " + StoreConnector.class));
    }
}
