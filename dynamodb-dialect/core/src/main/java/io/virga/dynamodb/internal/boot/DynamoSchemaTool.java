package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.StartMigration;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.internal.FormatStyle;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.mapping.Table;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.SourceType;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.internal.Helper;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.SchemaPopulatorImpl;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.DelayedDropAction;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.hibernate.tool.schema.spi.SchemaCreator;
import org.hibernate.tool.schema.spi.SchemaDropper;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.SchemaMigrator;
import org.hibernate.tool.schema.spi.SchemaPopulator;
import org.hibernate.tool.schema.spi.SchemaTruncator;
import org.hibernate.tool.schema.spi.SchemaValidator;
import org.hibernate.tool.schema.spi.ScriptTargetOutput;
import org.hibernate.tool.schema.spi.SourceDescriptor;
import org.hibernate.tool.schema.spi.SqlScriptCommandExtractor;
import org.hibernate.tool.schema.spi.TargetDescriptor;

/** Schema export for DynamoDB as Hibernate and Jakarta Persistence ask for it; {@link SchemaExport} does it. */
final class DynamoSchemaTool extends HibernateSchemaManagementTool {

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
                refuseScript(source, "jakarta.persistence.schema-generation.create-source");
                if (target.getTargetTypes().contains(TargetType.SCRIPT)) {
                    script(target.getScriptTargetOutput(), export(metadata).snapshot());
                } else {
                    onDatabase(target, () -> {
                        if (changing(metadata).create()) {
                            fill(metadata, execution, source);
                        }
                    });
                }
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
                refuseScript(source, "jakarta.persistence.schema-generation.drop-source");
                onDatabase(target, () -> changing(metadata).drop());
            }

            @Override
            public DelayedDropAction buildDelayedAction(
                    Metadata metadata,
                    ExecutionOptions execution,
                    ContributableMatcher filter,
                    SourceDescriptor source) {
                var export = export(metadata);
                return later -> export.drop();
            }
        };
    }

    @Override
    public SchemaMigrator getSchemaMigrator(Map<String, Object> options) {
        return (metadata, execution, filter, target) ->
                onDatabase(target, () -> changing(metadata).update());
    }

    @Override
    public SchemaValidator getSchemaValidator(Map<String, Object> options) {
        return (metadata, execution, filter) -> {
            try {
                export(metadata).validate();
            } catch (Refusal differs) {
                throw new SchemaManagementException(
                        differs.getMessage(), differs); // SchemaManager.validate looks for it
            }
        };
    }

    @Override
    public SchemaTruncator getSchemaTruncator(Map<String, Object> options) {
        var filter = options.get(SchemaToolingSettings.HBM2DDL_FILTER_PROVIDER) instanceof SchemaFilterProvider provider
                ? provider.getTruncatorFilter()
                : null;
        return (metadata, execution, contributable, target) -> {
            var context = context(metadata);
            var tables = metadata.collectTableMappings().stream()
                    .filter(Table::isPhysicalTable)
                    .filter(table -> filter == null || filter.includeTable(table))
                    .map(table -> table.getQualifiedName(context))
                    .collect(java.util.stream.Collectors.toSet());
            onDatabase(target, () -> export(metadata).truncate(tables));
        };
    }

    @Override
    public SchemaPopulator getSchemaPopulator(Map<String, Object> options) {
        return (execution, target) -> {
            var unit = registry.requireService(DynamoUnit.class);
            onDatabase(target, () -> load(new RowScript(unit, unit.designed()), execution));
        };
    }

    /** DynamoDB has no scripts; what there is to keep in a file is the schema snapshot. */
    private static void script(ScriptTargetOutput output, String snapshot) {
        output.prepare();
        try {
            output.accept(snapshot);
        } finally {
            output.release();
        }
    }

    private static void onDatabase(TargetDescriptor target, Runnable action) {
        if (!target.getTargetTypes().contains(TargetType.DATABASE)) {
            throw scripts("jakarta.persistence.schema-generation.scripts.action");
        }
        action.run();
    }

    /** The rows of new tables. */
    private void fill(Metadata metadata, ExecutionOptions execution, SourceDescriptor source) {
        var design = design(metadata);
        if (source.getSourceType() == SourceType.METADATA_THEN_SCRIPT) {
            var script = new RowScript(registry.requireService(DynamoUnit.class), design);
            try {
                Helper.applyScript(
                        execution,
                        registry.requireService(SqlScriptCommandExtractor.class),
                        dialect(),
                        source.getScriptSourceInput(),
                        FormatStyle.NONE.getFormatter(),
                        new GenerationTarget[] {script});
            } finally {
                script.release();
            }
        }
        load(new RowScript(registry.requireService(DynamoUnit.class), design), execution);
    }

    /** The load script, and Hibernate's {@code import.sql}. */
    private void load(RowScript script, ExecutionOptions execution) {
        new SchemaPopulatorImpl(this).doPopulation(dialect(), execution, script);
    }

    private Dialect dialect() {
        return registry.requireService(JdbcServices.class).getDialect();
    }

    /** Tables are made of the metadata; a script may only bring rows behind it. */
    private static void refuseScript(SourceDescriptor source, String setting) {
        if (source.getSourceType() == SourceType.SCRIPT || source.getSourceType() == SourceType.SCRIPT_THEN_METADATA) {
            throw scripts(setting);
        }
    }

    private static Refusal scripts(String setting) {
        return Refusal.notSupported(
                "SCHEMA_SCRIPT",
                "DynamoDB has no language for schema scripts",
                setting,
                "Use jakarta.persistence.schema-generation.database.action, and a load script for the first rows.");
    }

    /** Tables that migrations change are changed by nobody else. */
    private SchemaExport changing(Metadata metadata) {
        registry.requireService(DynamoUnit.class).withConnection(connection -> {
            if (connection.unitSettings().startMigration() != StartMigration.NONE) {
                throw Refusal.notSupported(
                        "MIGRATED_AT_START",
                        "the tables are migrated at start, and schema export would create, change or drop them",
                        connection.unitSettings().table().name(),
                        "Ask for no schema export, or for validate: jakarta.persistence.schema-generation.database.action=none,"
                                + " quarkus.hibernate-orm.schema-management.strategy=none. Or take migrate-at-start away.");
            }
            return true;
        });
        return export(metadata);
    }

    private SchemaExport export(Metadata metadata) {
        return new SchemaExport(registry.requireService(DynamoUnit.class), design(metadata));
    }

    private Catalog design(Metadata metadata) {
        return registry.requireService(DynamoUnit.class).design(metadata, null, dialect(), context(metadata));
    }

    private org.hibernate.boot.model.relational.SqlStringGenerationContext context(Metadata metadata) {
        return SqlStringGenerationContextImpl.fromConfigurationMap(
                registry.requireService(JdbcServices.class).getJdbcEnvironment(),
                metadata.getDatabase(),
                registry.requireService(ConfigurationService.class).getSettings());
    }
}
