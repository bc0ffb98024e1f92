package io.virga.dynamodb.local;

import io.virga.dynamodb.local.internal.ServerJars;
import io.virga.dynamodb.local.internal.ServerProcess;
import io.virga.dynamodb.local.internal.WorkFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A running DynamoDB Local, in a child JVM on a class path of its own. It ends with {@link #close()}, or with this JVM,
 * whatever ends that, a crash included. All it writes is in a folder of its own below the temporary folder, which goes
 * with it.
 *
 * <p>Its jars are AWS's software under AWS's licence. They are no part of Virga: Maven's resolver fetches them when they
 * are first needed, with the user's own {@code settings.xml} and local repository. Where that cannot work, name them in
 * the system property {@value #CLASS_PATH_PROPERTY} or the environment variable {@value #CLASS_PATH_VARIABLE} (a class
 * path as {@code java} takes it, {@code folder/*} included).
 *
 * <p>Safe for use by several threads.
 */
public final class DynamoDbLocal implements AutoCloseable {

    /** The system property that names the jars of DynamoDB Local, in place of fetching them. */
    public static final String CLASS_PATH_PROPERTY = "virga.dynamodb.local.classpath";
    /** The environment variable for the same; the property goes first. */
    public static final String CLASS_PATH_VARIABLE = "VIRGA_DYNAMODB_LOCAL_CLASSPATH";

    private static final int PORT_ATTEMPTS = 3;
    private static final Object SHARED_LOCK = new Object();
    private static @Nullable DynamoDbLocal shared;

    private final Builder configuration;
    private final String classPath;
    private final WorkFolder folder;
    private final boolean ownedByTheJvm;
    private int port;
    private @Nullable ServerProcess process;

    private DynamoDbLocal(Builder configuration, boolean ownedByTheJvm) {
        this.configuration = configuration;
        this.ownedByTheJvm = ownedByTheJvm;
        this.classPath = configuration.classPath == null
                ? ServerJars.classPath(configuration.listener)
                : configuration.classPath;
        this.folder = WorkFolder.create();
        this.port = configuration.port;
        try {
            launch();
        } catch (RuntimeException | Error e) {
            folder.delete();
            throw e;
        }
    }

    /** A server in memory on a free port. */
    public static DynamoDbLocal start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The one server of this JVM, started when first asked for, and started again if someone stopped it. It ends with the
     * JVM: {@link #close()} leaves it running.
     */
    public static DynamoDbLocal shared() {
        synchronized (SHARED_LOCK) {
            if (shared == null) {
                shared = new DynamoDbLocal(builder(), true);
            } else if (!shared.isRunning()) {
                shared.restart();
            }
            return shared;
        }
    }

    public synchronized int port() {
        return port;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** How to reach this server, with a prefix for the names of one's own tables. */
    public DynamoServer server(String tablePrefix) {
        return new DynamoServer(endpoint(), "eu-central-1", "virga", "virga", tablePrefix);
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Stops the server and returns when it is gone; does nothing if it is stopped. What it held in memory is lost. */
    public synchronized void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    /** Stops the server if it runs, and starts it on the same port. */
    public synchronized void restart() {
        stop();
        folder.ensure();
        launch();
    }

    /** Stops the server for good. The shared server goes on. */
    @Override
    public synchronized void close() {
        if (!ownedByTheJvm) {
            stop();
            folder.delete();
        }
    }

    private synchronized void launch() {
        var anyPort = port == 0;
        for (int attempt = 1; process == null; attempt++) {
            var candidate = anyPort ? freePort() : demandFree(port);
            var started = ServerProcess.launch(
                    configuration.javaHome,
                    configuration.heapMegabytes,
                    classPath,
                    folder,
                    configuration.inMemory,
                    candidate);
            try {
                started.awaitReady(configuration.startTimeout);
                port = candidate;
                process = started;
            } catch (DynamoDbLocalException e) {
                // Another process may take a free port between our look and the server's bind.
                if (!anyPort || !started.portWasTaken() || attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            } finally {
                if (process == null) {
                    started.stop();
                }
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DynamoDbLocalException("There is no free port for DynamoDB Local.", e);
        }
    }

    private static int demandFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DynamoDbLocalException(
                    "Port " + port + " is taken: DynamoDB Local cannot listen there. Stop what does, or ask for another"
                            + " port (0 takes a free one).",
                    e);
        }
    }

    /** How to start a server. Not for use by several threads. */
    public static final class Builder {

        private int port;
        private int heapMegabytes = 256;
        private boolean inMemory = true;
        private Duration startTimeout = Duration.ofSeconds(60);
        private @Nullable Path javaHome;
        private @Nullable String classPath;
        private FetchListener listener = new FirstFetchNotice();

        private Builder() {}

        /** The port to listen on, 0 (the default) for a free one. */
        public Builder port(int port) {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("A port is a number from 0 to 65535, not " + port + ".");
            }
            this.port = port;
            return this;
        }

        /** The child's heap in MB, 256 by default. Items in memory are outside of it. */
        public Builder heapMegabytes(int megabytes) {
            if (megabytes < 32) {
                throw new IllegalArgumentException(
                        "DynamoDB Local needs 32 MB of heap or more, not " + megabytes + ".");
            }
            this.heapMegabytes = megabytes;
            return this;
        }

        /**
         * Whether the items are held in memory (the default) or in the server's temporary folder, where they survive
         * {@link #restart()}, but not {@link #close()}.
         */
        public Builder inMemory(boolean inMemory) {
            this.inMemory = inMemory;
            return this;
        }

        /** How long the server may take to answer, a minute by default. Fetching the jars does not count. */
        public Builder startTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("A start timeout is longer than nothing, unlike " + timeout + ".");
            }
            this.startTimeout = timeout;
            return this;
        }

        /** The Java that runs the server, 17 or later; by default the one that runs this JVM. */
        public Builder javaHome(Path javaHome) {
            this.javaHome = javaHome;
            return this;
        }

        /** The jars of the server as {@code java} takes a class path, in place of those that are named outside or fetched. */
        public Builder classPath(String classPath) {
            this.classPath = classPath;
            return this;
        }

        /** Who hears of the files that are fetched; by default one line in the log says that some are. */
        public Builder fetchListener(FetchListener listener) {
            this.listener = listener;
            return this;
        }

        /**
         * Starts the server, and returns when it answers.
         *
         * @throws DynamoDbLocalException if its jars cannot be had, or if it does not start in time, with what it printed
         */
        public DynamoDbLocal start() {
            return new DynamoDbLocal(copy(), false);
        }

        private Builder copy() {
            var copy = new Builder();
            copy.port = port;
            copy.heapMegabytes = heapMegabytes;
            copy.inMemory = inMemory;
            copy.startTimeout = startTimeout;
            copy.javaHome = javaHome;
            copy.classPath = classPath;
            copy.listener = listener;
            return copy;
        }
    }
}
