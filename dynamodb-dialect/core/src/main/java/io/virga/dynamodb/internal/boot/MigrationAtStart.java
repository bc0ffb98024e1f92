package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.jdbc.StartMigration;
import io.virga.dynamodb.internal.migrate.Migrations;
import io.virga.dynamodb.schema.MigrateOptions;
import io.virga.dynamodb.schema.MigrationException;
import io.virga.dynamodb.schema.MigrationProgress;
import java.util.List;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.service.ServiceRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the tables of a unit before its keys are designed, where {@link io.virga.dynamodb.DynamoSettings#MIGRATE_AT_START} says so. Of several
 * applications that start at once one migrates; the others wait as long as it lives, and go on with what it leaves.
 */
final class MigrationAtStart {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.migration");
    private static final long PAUSE = 500;
    /** How often every application has asked again before a phase goes on: as the page of migrations says. */
    private static final int CHECKS = 3;

    private MigrationAtStart() {}

    /** @throws MigrationException where what is wanted cannot be done: nobody is to work on a table that is not as its mapping wants it */
    static void run(DynamoUnit unit, ServiceRegistry registry) {
        unit.withConnection(connection -> {
            if (connection.unitSettings().startMigration() != StartMigration.NONE) {
                run(connection, registry.requireService(ClassLoaderService.class));
            }
            return true;
        });
    }

    private static void run(DynamoConnection connection, ClassLoaderService resources) {
        var settings = connection.unitSettings();
        var files = MigrationResources.read(resources, settings.migrations());
        var options = MigrateOptions.DEFAULTS
                .withPhaseWait(settings.migrationCheck().multipliedBy(CHECKS))
                .withUntilSwitch(settings.startMigration() == StartMigration.UNTIL_SWITCH);
        ClassLoader loader = resources.workWithClassLoader(own -> own);
        try (var migrations = new Migrations(
                connection.storeSettings(),
                settings.table(),
                UnitReader.names(settings),
                files,
                new DesignNote(),
                loader,
                options)) {
            var done = whenFree(migrations, settings.table().name());
            LOG.debug(
                    "{} migrations were carried out on {}",
                    done.size(),
                    settings.table().name());
        }
    }

    private static List<String> whenFree(Migrations migrations, String table) {
        boolean told = false;
        while (true) {
            try {
                return migrations.migrateForStart(new Told(table));
            } catch (MigrationException e) {
                if (e.kind() != MigrationException.Kind.LOCKED) {
                    throw e;
                }
                if (!told) {
                    LOG.info("waiting for another runner: {}", e.getMessage());
                    told = true;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another runner migrates", e);
        }
    }

    /** For the log of the application. */
    private record Told(String table) implements MigrationProgress {

        @Override
        public void migration(String id, boolean reverting) {
            LOG.info("migrating {}: {}", table, id);
        }

        @Override
        public void phase(String phase) {
            LOG.debug("migrating {}: phase {}", table, phase);
        }

        @Override
        public void step(String title) {
            LOG.info("migrating {}: {}", table, title);
        }
    }
}
