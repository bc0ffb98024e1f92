package io.virga.dynamodb.schema;

import io.virga.dynamodb.internal.boot.DesignNote;
import io.virga.dynamodb.internal.boot.UnitReader;
import io.virga.dynamodb.internal.migrate.Definition;
import io.virga.dynamodb.internal.migrate.DefinitionFiles;
import io.virga.dynamodb.internal.migrate.Names;
import io.virga.dynamodb.internal.model.Refusal;
import jakarta.persistence.PersistenceConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the stored items of a persistence unit depend on, as its mapping says: tables, keys, indexes, attributes. Made
 * without asking the server anything. Immutable.
 */
public final class SchemaDefinition {

    private final Definition definition;
    private final Names names;

    private SchemaDefinition(Definition definition, Names names) {
        this.definition = definition;
        this.names = names;
    }

    /**
     * The definition of a unit of {@code META-INF/persistence.xml}.
     *
     * @param unit empty for the only one there is
     * @param settings in place of the file's: {@code jakarta.persistence.jdbc.url} and the like
     * @param loader finds the file and the entities
     * @param migrations the folder of migrations, whose last snapshot decides which index has which slot
     * @throws MigrationException where there is no such unit, or it is not on DynamoDB
     */
    public static SchemaDefinition of(String unit, Map<String, String> settings, ClassLoader loader, Path migrations) {
        try (var reader = UnitReader.open(unit, Map.copyOf(settings), loader)) {
            return of(reader, migrations);
        }
    }

    /** The definition of a unit that a program configures. */
    public static SchemaDefinition of(PersistenceConfiguration configuration, Path migrations) {
        return of(
                configuration,
                Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                        .orElse(SchemaDefinition.class.getClassLoader()),
                migrations);
    }

    /** @param loader finds what the configuration names */
    public static SchemaDefinition of(PersistenceConfiguration configuration, ClassLoader loader, Path migrations) {
        try (var reader = UnitReader.open(configuration, loader)) {
            return of(reader, migrations);
        }
    }

    private static SchemaDefinition of(UnitReader reader, Path migrations) {
        try {
            var names = reader.names();
            var previous = DefinitionFiles.last(migrations, names);
            return new SchemaDefinition(reader.definition(previous), names);
        } catch (Refusal e) {
            throw new MigrationException(MigrationException.Kind.USAGE, e.code(), String.valueOf(e.getMessage()), e);
        }
    }

    public String unit() {
        return definition.unit();
    }

    /** The whole definition as JSON, as a migration keeps it. */
    public String text() {
        return DefinitionFiles.text(definition, names);
    }

    /** The text of {@code META-INF/virga/<unit>.json}, which keeps keys and slots with the code. */
    public String keysFile() {
        return DesignNote.file(definition.catalog());
    }

    /** The names of the tables, prefix included, each with whether it has indexes. */
    public Map<String, Boolean> tables() {
        var tables = new TreeMap<String, Boolean>();
        definition
                .tables()
                .forEach(table -> tables.put(
                        table.name(),
                        !table.globalIndexes().isEmpty()
                                || !table.localIndexes().isEmpty()));
        return tables;
    }

    Definition definition() {
        return definition;
    }

    Names names() {
        return names;
    }
}
