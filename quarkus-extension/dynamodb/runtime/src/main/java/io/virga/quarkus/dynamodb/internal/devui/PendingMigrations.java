package io.virga.quarkus.dynamodb.internal.devui;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationState;
import io.virga.dynamodb.schema.Migrator;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** The migrations that the table of a persistence unit has not seen, asked with the unit's own connection settings. */
final class PendingMigrations {

    private PendingMigrations() {}

    static List<String> of(EntityManagerFactory factory, Path folder) {
        AgroalConnectionFactoryConfiguration connections = factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(ConnectionProvider.class)
                .unwrap(AgroalDataSource.class)
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration();
        var settings = connections.jdbcProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, connections.jdbcProperties()::getProperty));
        try (Migrator migrator = Migrator.open(
                connections.jdbcUrl(),
                settings,
                folder,
                Thread.currentThread().getContextClassLoader(),
                MigrateOptions.DEFAULTS)) {
            return migrator.status().stream()
                    .filter(migration -> migration.state() != MigrationState.State.APPLIED)
                    .map(migration -> migration.id() + ": " + migration.state())
                    .toList();
        }
    }
}
