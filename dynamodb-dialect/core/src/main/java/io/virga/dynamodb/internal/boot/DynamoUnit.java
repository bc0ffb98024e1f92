package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.translate.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.Service;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.Stoppable;
import org.jspecify.annotations.Nullable;

/** The dialect's part of a persistence unit, kept in its service registry. */
public final class DynamoUnit implements Service, Stoppable {

    private final ServiceRegistryImplementor registry;
    private final Plans plans = new Plans();
    private @Nullable PhysicalTable table;

    DynamoUnit(ServiceRegistryImplementor registry) {
        this.registry = registry;
    }

    Plans plans() {
        return plans;
    }

    Catalog design(Metadata metadata, Dialect dialect, SqlStringGenerationContext context) {
        boolean annotated = withConnection(DynamoConnection::hasAnnotatedKeys);
        var model = new RelationalModel(metadata, dialect, context, annotated);
        return KeyDesigner.design(model.tables(), model.sequences(), table());
    }

    /** The table that the connection's URL names. */
    synchronized PhysicalTable table() {
        var known = table;
        if (known == null) {
            known = withConnection(DynamoConnection::table);
            table = known;
        }
        return known;
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
    public void stop() {
        plans.close();
    }
}
