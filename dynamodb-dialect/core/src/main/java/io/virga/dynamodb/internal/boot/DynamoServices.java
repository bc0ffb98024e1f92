package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoSettings;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.mutation.internal.MutationExecutorServiceInitiator;
import org.hibernate.engine.jdbc.mutation.spi.MutationExecutorService;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/**
 * Puts the dialect's services where Hibernate looks for its own. They stand in every registry of the class path, and step
 * aside where the dialect is another.
 */
public final class DynamoServices implements ServiceContributor {

    @Override
    public void contribute(StandardServiceRegistryBuilder builder) {
        passSettingsToDriver(builder);
        builder.addInitiator(new Initiator<>(JdbcServices.class, (settings, registry) -> new DynamoJdbcServices()));
        builder.addInitiator(new Initiator<>(DynamoUnit.class, (settings, registry) -> new DynamoUnit(registry)));
        builder.addInitiator(new Initiator<>(
                MutationExecutorService.class,
                (settings, registry) -> new DynamoMutations(
                        MutationExecutorServiceInitiator.INSTANCE.initiateService(settings, registry))));
    }

    /** Settings of the unit reach the driver as connection properties, and so go before those of the URL. */
    private static void passSettingsToDriver(StandardServiceRegistryBuilder builder) {
        var connection = new HashMap<String, Object>();
        builder.getSettings().forEach((name, value) -> {
            if (name.startsWith(DynamoSettings.PREFIX)) {
                // a driver looks at texts only: a number would be left out without a word
                connection.put(AvailableSettings.CONNECTION_PREFIX + "." + name, String.valueOf(value));
            }
        });
        builder.applySettings(connection);
    }

    private interface Start<S> {
        S start(Map<String, Object> settings, ServiceRegistryImplementor registry);
    }

    private record Initiator<S extends org.hibernate.service.Service>(Class<S> service, Start<S> start)
            implements StandardServiceInitiator<S> {

        @Override
        public Class<S> getServiceInitiated() {
            return service;
        }

        @Override
        public S initiateService(Map<String, Object> settings, ServiceRegistryImplementor registry) {
            return start.start(settings, registry);
        }
    }
}
