package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.dynamodb.local.DynamoServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The servers of dev services: one for all datasources that ask for no port, as one AWS account has all tables, and one for each port that is asked
 * for. A server runs as long as a datasource uses it. Safe for use by several threads.
 */
final class LocalServers {

    private static final Map<Integer, LocalServers> BY_PORT = new HashMap<>();

    private final DynamoDbLocal local;
    private int users;

    private LocalServers(DynamoDbLocal local) {
        this.local = local;
    }

    /** A datasource's use of a server, given back once. */
    interface Lease {
        DynamoServer server();

        void close();
    }

    static Lease lease(ApplicationModel application, OptionalInt port, Optional<Duration> startTimeout) {
        int key = port.orElse(0);
        synchronized (BY_PORT) {
            LocalServers shared = BY_PORT.get(key);
            if (shared == null) {
                DynamoDbLocal.Builder builder =
                        DynamoDbLocal.builder().port(key).classPath(ServerClassPath.find(application));
                startTimeout.ifPresent(builder::startTimeout);
                shared = new LocalServers(builder.start());
                BY_PORT.put(key, shared);
            }
            shared.users++;
            return shared.new Use(key);
        }
    }

    private final class Use implements Lease {
        private final int key;

        Use(int key) {
            this.key = key;
        }

        @Override
        public DynamoServer server() {
            return local.server("");
        }

        @Override
        public void close() {
            synchronized (BY_PORT) {
                if (--users == 0) {
                    BY_PORT.remove(key);
                    local.close();
                }
            }
        }
    }
}
