package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.store.RequestListeners;
import io.virga.dynamodb.internal.store.StoreConnection;
import io.virga.dynamodb.internal.store.StoreConnector;
import io.virga.dynamodb.internal.store.StoreSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;

/**
 * The clients of this driver: one for all connections with equal settings, opened with the first of them and closed with
 * the last. Safe for use by several threads.
 */
final class SharedStores {

    private final Map<StoreSettings, Shared> open = new HashMap<>();

    private static final class Shared {
        final RequestListeners listeners = new RequestListeners();
        final ReadThreads threads;
        final StoreConnection connection;
        int users;

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
                    if (--shared.users == 0) {
                        open.remove(settings);
                        shared.threads.close();
                        shared.connection.close();
                    }
                }
            }
        }
    }

    Lease lease(StoreSettings settings) {
        synchronized (open) {
            var shared = open.computeIfAbsent(settings, Shared::new);
            shared.users++;
            return new Lease(settings, shared);
        }
    }

    private static StoreConnector connector() {
        return ServiceLoader.load(StoreConnector.class, SharedStores.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new AssertionError("META-INF/services names no " + StoreConnector.class));
    }
}
