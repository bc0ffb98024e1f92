package io.virga.dynamodb.schema;

import io.virga.dynamodb.internal.boot.DesignNote;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.jdbc.DynamoDriver;
import io.virga.dynamodb.internal.migrate.MigrationFiles;
import io.virga.dynamodb.internal.migrate.Migrations;
import io.virga.dynamodb.internal.migrate.Names;
import io.virga.dynamodb.internal.model.Refusal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The migrations of a folder, and a table that they are carried out on. Files are written by {@link #generate}; {@link
 * #migrate} carries out what the log in the table does not have yet. Everything that fails throws {@link MigrationException}.
 *
 * <p>Not safe for use by several threads. Several runners, on whatever machines, exclude each other by a lock in the table.
 */
public final class Migrator implements AutoCloseable {

    private final Migrations migrations;

    private Migrator(Migrations migrations) {
        this.migrations = migrations;
    }

    /**
     * @param url as for an application: {@code jdbc:dynamodb:<table>?region=…}
     * @param settings {@code virga.dynamodb.*}, {@code user} and {@code password}, in place of the URL's
     * @param folder of the migrations; it need not be there
     * @param loader finds the classes of {@link ItemTransformation transformations}
     */
    public static Migrator open(
            String url, Map<String, String> settings, Path folder, ClassLoader loader, MigrateOptions options) {
        var properties = new Properties();
        properties.putAll(settings);
        DynamoDriver.load();
        try (var connection = DriverManager.getConnection(url, properties)) {
            var dynamo = connection.unwrap(DynamoConnection.class);
            var unit = dynamo.unitSettings();
            var names = new Names(unit.tablePrefix(), unit.table().name());
            return new Migrator(new Migrations(
                    dynamo.storeSettings(),
                    unit.table(),
                    names,
                    MigrationFiles.in(folder),
                    new DesignNote(),
                    loader,
                    options));
        } catch (SQLException e) {
            throw new MigrationException(MigrationException.Kind.USAGE, "SETTINGS", String.valueOf(e.getMessage()), e);
        } catch (Refusal e) {
            throw new MigrationException(MigrationException.Kind.USAGE, e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Writes the migration from the last one of a folder to a definition: {@code <number>_<name>.json} with its steps, for
     * review and for editing, and {@code <number>_<name>.snapshot.json}. Asks the server nothing.
     *
     * @param name lower-case letters, digits and {@code -}
     * @return the migration's id; empty where there is no difference, and nothing is written
     */
    public static Optional<String> generate(
            SchemaDefinition definition, Path folder, String name, GenerateHints hints) {
        return Migrations.generate(
                definition.definition(),
                definition.names(),
                folder,
                name,
                hints.renames(),
                hints.defaults(),
                hints.transformations());
    }

    /** The steps from the last migration of the folder to a definition, a line each; none where they agree. */
    public static List<String> difference(SchemaDefinition definition, Path folder) {
        return Migrations.difference(definition.definition(), definition.names(), folder);
    }

    /** Every migration of the folder. */
    public List<MigrationState> status() {
        return migrations.status();
    }

    /**
     * What {@link #migrate} would do; reads the rows that it would rewrite, and writes nothing.
     *
     * @param target the number of the last migration that is to be applied; empty for the last there is
     */
    public List<PlannedMigration> plan(Optional<Integer> target, MigrationProgress progress) {
        return migrations.plan(target, true, progress);
    }

    /** As {@link #plan}, without looking at any row. */
    public List<PlannedMigration> outline(Optional<Integer> target) {
        return migrations.plan(target, false, MigrationProgress.NONE);
    }

    /**
     * Applies what is not applied, or takes back what is behind the target. A run that ended in between is gone on with.
     *
     * @param target the number of the last migration that is to be applied, 0 for none; empty for the last there is
     * @return the ids of those that were carried out
     */
    public List<String> migrate(Optional<Integer> target, MigrationProgress progress) {
        return migrations.migrate(target, progress);
    }

    /**
     * Where the tables, the log and the rows are not as the applied migrations have left them.
     *
     * @param rows whether every row is looked at as well
     * @return a line each, none where all is well
     */
    public List<String> validate(boolean rows, MigrationProgress progress) {
        return migrations.validate(rows, progress);
    }

    /** Runs the backfills of the last migration again, for rows that an application of the version before has written since. */
    public long repeat(MigrationProgress progress) {
        return migrations.repeat(progress);
    }

    @Override
    public void close() {
        migrations.close();
    }
}
