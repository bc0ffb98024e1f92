package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableDescription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.DelayedDropAction;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaCreator;
import org.hibernate.tool.schema.spi.SchemaDropper;
import org.hibernate.tool.schema.spi.SchemaMigrator;
import org.hibernate.tool.schema.spi.SchemaValidator;
import org.hibernate.tool.schema.spi.SourceDescriptor;
import org.hibernate.tool.schema.spi.TargetDescriptor;

/**
 * Schema export for DynamoDB: creates the table with the indexes that the key design needs, and the counters of sequences;
 * drops, validates, and adds what is missing.
 */
final class DynamoSchemaTool extends HibernateSchemaManagementTool {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final ServiceRegistry registry;

    DynamoSchemaTool(ServiceRegistry registry) {
        this.registry = registry;
    }

    @Override
    public SchemaCreator getSchemaCreator(Map<String, Object> options) {
        return new SchemaCreator() {
            @Override
            public void doCreation(
                    Metadata metadata,
                    ExecutionOptions execution,
                    ContributableMatcher filter,
                    SourceDescriptor source,
                    TargetDescriptor target) {
                onDatabase(target, () -> create(metadata));
            }
        };
    }

    @Override
    public SchemaDropper getSchemaDropper(Map<String, Object> options) {
        return new SchemaDropper() {
            @Override
            public void doDrop(
                    Metadata metadata,
                    ExecutionOptions execution,
                    ContributableMatcher filter,
                    SourceDescriptor source,
                    TargetDescriptor target) {
                onDatabase(target, DynamoSchemaTool.this::drop);
            }

            @Override
            public DelayedDropAction buildDelayedAction(
                    Metadata metadata,
                    ExecutionOptions execution,
                    ContributableMatcher filter,
                    SourceDescriptor source) {
                return registry -> drop();
            }
        };
    }

    @Override
    public SchemaMigrator getSchemaMigrator(Map<String, Object> options) {
        return (metadata, execution, filter, target) -> onDatabase(target, () -> update(metadata));
    }

    @Override
    public SchemaValidator getSchemaValidator(Map<String, Object> options) {
        return (metadata, execution, filter) -> validate(metadata);
    }

    private static void onDatabase(TargetDescriptor target, Runnable action) {
        if (!target.getTargetTypes().contains(TargetType.DATABASE)) {
            throw Refusal.notSupported(
                    "SCHEMA_SCRIPT",
                    "DynamoDB has no schema scripts",
                    "schema-generation.scripts",
                    "Use jakarta.persistence.schema-generation.database.action.");
        }
        action.run();
    }

    private DynamoUnit unit() {
        return registry.requireService(DynamoUnit.class);
    }

    private void create(Metadata metadata) {
        var design = design(metadata);
        unit().withConnection(connection -> {
            for (var table : design.physicalTables()) {
                if (connection.admin().describe(table.name()).isEmpty()) {
                    connection.admin().create(description(design, table), TIMEOUT);
                }
            }
            for (var sequence : design.sequences()) {
                connection.work().createSequence(sequence.name(), sequence.initialValue(), sequence.increment());
            }
            return true;
        });
    }

    private void drop() {
        unit().withConnection(connection ->
                connection.admin().delete(connection.table().name(), TIMEOUT));
    }

    private void update(Metadata metadata) {
        create(metadata);
        var design = design(metadata);
        unit().withConnection(connection -> {
            for (var table : design.physicalTables()) {
                for (var index : missing(connection.admin(), design, table)) {
                    connection.admin().addIndex(table.name(), index, TIMEOUT);
                }
            }
            return true;
        });
    }

    private void validate(Metadata metadata) {
        var design = design(metadata);
        unit().withConnection(connection -> {
            for (var table : design.physicalTables()) {
                var missing = missing(connection.admin(), design, table);
                if (!missing.isEmpty()) {
                    throw Refusal.of(
                            "INDEX_MISSING",
                            "42S12",
                            "the table lacks the indexes "
                                    + missing.stream()
                                            .map(IndexDescription::name)
                                            .toList(),
                            table.name(),
                            "Add them with hibernate.hbm2ddl.auto=update.");
                }
            }
            return true;
        });
    }

    private static List<IndexDescription> missing(TableAdmin admin, Catalog design, PhysicalTable table) {
        var there = admin.describe(table.name())
                .orElseThrow(() -> Refusal.of(
                        "TABLE_MISSING",
                        "42S02",
                        "the table does not exist",
                        table.name(),
                        "Create it with jakarta.persistence.schema-generation.database.action=create."));
        var names = there.globalIndexes().stream().map(IndexDescription::name).toList();
        return TableDescriptions.of(design, table).globalIndexes().stream()
                .filter(index -> !names.contains(index.name()))
                .toList();
    }

    private static TableDescription description(Catalog design, PhysicalTable table) {
        return TableDescriptions.of(design, table);
    }

    private Catalog design(Metadata metadata) {
        var unit = unit();
        var services = registry.requireService(JdbcServices.class);
        var settings = registry.requireService(ConfigurationService.class).getSettings();
        var context = SqlStringGenerationContextImpl.fromConfigurationMap(
                services.getJdbcEnvironment(), metadata.getDatabase(), settings);
        return unit.design(metadata, services.getDialect(), context);
    }
}
