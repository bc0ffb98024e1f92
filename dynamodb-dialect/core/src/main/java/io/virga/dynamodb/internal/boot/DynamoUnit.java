package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.translate.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.PersistenceSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.Service;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.Stoppable;
import org.jspecify.annotations.Nullable;

/**
 * The dialect's part of a persistence unit, kept in its service registry. May be stopped and used again: Quarkus makes it at build time, stops it
 * with the registry, and starts the same one with the application.
 */
public final class DynamoUnit implements Service, Stoppable {

    private final ServiceRegistryImplementor registry;
    private volatile Plans plans = new Plans();
    private volatile SchemaAgreement agreement = new SchemaAgreement(System::nanoTime);
    private @Nullable Metadata designed;
    private @Nullable Catalog catalog;

    DynamoUnit(ServiceRegistryImplementor registry) {
        this.registry = registry;
    }

    Plans plans() {
        return plans;
    }

    SchemaAgreement agreement() {
        return agreement;
    }

    /** The key design, made once: with the slots of the schema snapshot where there is one. */
    synchronized Catalog design(
            Metadata metadata,
            @Nullable BootstrapContext bootstrap,
            Dialect dialect,
            SqlStringGenerationContext context) {
        var known = catalog;
        if (known == null || designed != metadata) {
            known = withConnection(connection -> {
                var reads = agreement.ask(connection);
                var unit = connection.unitSettings();
                var models = Models.of(metadata, bootstrap, registry);
                var annotations = new Annotations(models, unit.annotatedKeys());
                metadata.getEntityBindings().forEach(annotations::bindTenant);
                var model = new RelationalModel(metadata, dialect, context, annotations);
                var slots = agreement.slots(SnapshotFile.find(registry, unitName()), reads);
                var home = new KeyDesigner.Home(unit.table(), unit.tablePrefix());
                var tables = model.tables();
                var design = KeyDesigner.design(tables, model.sequences(), home, slots);
                agreement.expect(design, tables, connection, reads);
                return VersionedCollections.in(design, metadata, models);
            });
            catalog = known;
            designed = metadata;
        }
        return known;
    }

    /** The design that was made when the factory was built. */
    synchronized Catalog designed() {
        return Objects.requireNonNull(catalog, "the factory is closed");
    }

    private String unitName() {
        var name = registry.requireService(ConfigurationService.class)
                .getSettings()
                .get(PersistenceSettings.PERSISTENCE_UNIT_NAME);
        return name == null ? "" : name.toString();
    }

    /** What is done with a connection of the unit's own. */
    interface Use<T> {
        T with(DynamoConnection connection) throws SQLException;
    }

    <T> T withConnection(Use<T> use) {
        var services = registry.requireService(JdbcServices.class);
        JdbcConnectionAccess access = services.getBootstrapJdbcConnectionAccess();
        try {
            Connection connection = access.obtainConnection();
            try {
                return use.with(connection.unwrap(DynamoConnection.class));
            } finally {
                access.releaseConnection(connection);
            }
        } catch (SQLException e) {
            throw services.getSqlExceptionHelper().convert(e, "the key design needs a connection");
        }
    }

    @Override
    public synchronized void stop() {
        plans.close();
        plans = new Plans();
        agreement = new SchemaAgreement(System::nanoTime);
        designed = null;
        catalog = null;
    }
}
