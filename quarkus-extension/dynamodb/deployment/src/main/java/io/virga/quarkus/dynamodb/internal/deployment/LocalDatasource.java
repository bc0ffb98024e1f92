package io.virga.quarkus.dynamodb.internal.deployment;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.datasource.deployment.spi.DatasourceStartable;
import io.quarkus.datasource.deployment.spi.DevServicesDatasourceProvider.RunningDevServicesDatasource;
import io.virga.dynamodb.local.DynamoServer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A datasource on DynamoDB Local. Its parts are asked for only while it runs. */
final class LocalDatasource implements DatasourceStartable {

    private static final String ANYONE = "virga";

    private final ApplicationModel application;
    private final String table;
    private final OptionalInt port;
    private final Optional<Duration> startTimeout;
    private LocalServers.@Nullable Lease server;

    LocalDatasource(ApplicationModel application, String table, OptionalInt port, Optional<Duration> startTimeout) {
        this.application = application;
        this.table = table;
        this.port = port;
        this.startTimeout = startTimeout;
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            server = LocalServers.lease(application, port, startTimeout);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private synchronized DynamoServer running() {
        if (server == null) {
            throw new IllegalStateException("DynamoDB Local for the table " + table + " is not running");
        }
        return server.server();
    }

    /** Without an id: there is no container, and the interface's own answer wants one. */
    @Override
    public RunningDevServicesDatasource runningDevServicesDatasource() {
        DynamoServer running = running();
        return new RunningDevServicesDatasource(
                null, running.jdbcUrl(table), null, running.accessKey(), running.secretKey());
    }

    @Override
    public String getConnectionInfo() {
        return running().endpoint().toString();
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    /** Asked for before the server runs, and no null: it takes any. */
    @Override
    public String getUsername() {
        return ANYONE;
    }

    @Override
    public String getPassword() {
        return ANYONE;
    }

    @Override
    public String getEffectiveJdbcUrl() {
        return running().jdbcUrl(table);
    }

    @Override
    public @Nullable String getReactiveUrl() {
        return null;
    }
}
