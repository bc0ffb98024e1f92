package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.jdbc.DynamoDriver;
import io.virga.dynamodb.internal.jdbc.UnitSettings;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.migrate.Definition;
import io.virga.dynamodb.internal.migrate.Names;
import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.model.ValueCodec;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.schema.MigrationException;
import jakarta.persistence.PersistenceConfiguration;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.jpa.boot.spi.PersistenceConfigurationDescriptor;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.hibernate.jpa.boot.spi.PersistenceXmlParser;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.jspecify.annotations.Nullable;

/** The definition that a mapping has, without a session factory and without asking the server anything. */
public final class UnitReader implements AutoCloseable {

    private final String unit;
    private final EntityManagerFactoryBuilderImpl builder;
    private final MetadataImplementor metadata;
    private final ServiceRegistryImplementor registry;

    private UnitReader(PersistenceUnitDescriptor descriptor, Map<String, Object> settings, ClassLoader loader) {
        DynamoDriver.load();
        unit = descriptor.getName();
        builder = (EntityManagerFactoryBuilderImpl)
                Bootstrap.getEntityManagerFactoryBuilder(descriptor, settings, loader);
        metadata = builder.metadata();
        registry = (ServiceRegistryImplementor)
                metadata.getMetadataBuildingOptions().getServiceRegistry();
        var dialect = registry.requireService(JdbcServices.class).getDialect();
        if (!(dialect instanceof DynamoDialect)) {
            builder.cancel();
            throw new MigrationException(
                    MigrationException.Kind.USAGE,
                    "NOT_DYNAMODB",
                    "NOT_DYNAMODB: the database of the persistence unit is " + dialect + " [" + unit
                            + "]. Give it a URL jdbc:dynamodb:<table>, or name another unit.",
                    null);
        }
    }

    /**
     * A unit of a {@code META-INF/persistence.xml}.
     *
     * @param unit empty for the only one there is
     * @param settings in place of the file's
     */
    public static UnitReader open(String unit, Map<String, Object> settings, ClassLoader loader) {
        return new UnitReader(find(unit, settings, loader), settings, loader);
    }

    public static UnitReader open(PersistenceConfiguration configuration, ClassLoader loader) {
        return new UnitReader(
                new PersistenceConfigurationDescriptor(configuration),
                new HashMap<>(configuration.properties()),
                loader);
    }

    /** What a {@code META-INF/persistence.xml} says of a unit: its name and properties. */
    public static Map<String, String> settings(String unit, ClassLoader loader) {
        var settings = new TreeMap<String, String>();
        find(unit, Map.of(), loader)
                .getProperties()
                .forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
        return settings;
    }

    public static List<String> units(ClassLoader loader) {
        return all(Map.of(), loader).keySet().stream().sorted().toList();
    }

    private static Map<String, PersistenceUnitDescriptor> all(Map<String, Object> settings, ClassLoader loader) {
        var parser = PersistenceXmlParser.create(settings, loader, null);
        List<URL> files = parser.getClassLoaderService().locateResources("META-INF/persistence.xml");
        return parser.parse(new ArrayList<>(new LinkedHashSet<>(files)));
    }

    private static PersistenceUnitDescriptor find(String unit, Map<String, Object> settings, ClassLoader loader) {
        var units = all(settings, loader);
        if (unit.isEmpty() && units.size() == 1) {
            return units.values().iterator().next();
        }
        var found = units.get(unit);
        if (found == null) {
            throw new MigrationException(
                    MigrationException.Kind.MISSING,
                    "UNIT_MISSING",
                    "UNIT_MISSING: "
                            + (unit.isEmpty() ? "no persistence unit is named" : "there is no persistence unit " + unit)
                            + " [META-INF/persistence.xml]. "
                            + (units.isEmpty()
                                    ? "The class path has none: give --classpath target/classes, and the libraries that the"
                                            + " entities need; or, where there is no persistence.xml, --entities"
                                            + " target/classes, in a build virga.entities."
                                    : "There are "
                                            + String.join(
                                                    ", ",
                                                    units.keySet().stream()
                                                            .sorted()
                                                            .toList()) + ": choose with --unit."),
                    null);
        }
        return found;
    }

    /** Runs the schema export that the settings ask for. */
    public static void push(String unit, Map<String, Object> settings, ClassLoader loader) {
        Bootstrap.getEntityManagerFactoryBuilder(find(unit, settings, loader), settings, loader)
                .generateSchema();
    }

    /** The same for a unit that a program configures. */
    public static void push(PersistenceConfiguration configuration, ClassLoader loader) {
        Bootstrap.getEntityManagerFactoryBuilder(
                        new PersistenceConfigurationDescriptor(configuration),
                        new HashMap<>(configuration.properties()),
                        loader)
                .generateSchema();
    }

    public String unit() {
        return unit;
    }

    public Names names() {
        return unitOf().withConnection(connection -> names(connection.unitSettings()));
    }

    public static Names names(UnitSettings settings) {
        return new Names(settings.tablePrefix(), settings.table().name());
    }

    private DynamoUnit unitOf() {
        return registry.requireService(DynamoUnit.class);
    }

    /** @param previous what there is now: its indexes keep their slots */
    public Definition definition(Optional<Definition> previous) {
        var dialect = registry.requireService(JdbcServices.class).getDialect();
        var context = SqlStringGenerationContextImpl.fromConfigurationMap(
                registry.requireService(JdbcServices.class).getJdbcEnvironment(),
                metadata.getDatabase(),
                registry.requireService(ConfigurationService.class).getSettings());
        var slots = previous.map(there -> SchemaSnapshot.of(there.catalog()).slots())
                .orElse(Slots.NONE);
        return unitOf().withConnection(connection -> {
            var settings = connection.unitSettings();
            var annotations = new Annotations(Models.of(metadata, null, registry), settings.annotatedKeys());
            metadata.getEntityBindings().forEach(annotations::bindTenant);
            var model = new RelationalModel(metadata, dialect, context, annotations);
            var home = new KeyDesigner.Home(settings.table(), settings.tablePrefix());
            var design = KeyDesigner.design(model.tables(), model.sequences(), home, slots);
            return new Definition(
                    unit,
                    design.home(),
                    tables(design, connection),
                    List.copyOf(design.tables()),
                    design.sequences(),
                    defaults(design, context));
        });
    }

    private static List<TableDescription> tables(Catalog design, DynamoConnection connection) {
        var tables = new LinkedHashSet<PhysicalTable>(design.physicalTables());
        tables.add(design.home());
        var options = connection.unitSettings().options();
        return tables.stream()
                .filter(design::isExported)
                .map(table -> options.applied(TableDescriptions.of(design, table)))
                .toList();
    }

    /** What {@code @ColumnDefault}, or a default in {@code columnDefinition}'s place, says: constants only. */
    private Map<String, Map<String, Value>> defaults(Catalog design, SqlStringGenerationContext context) {
        Map<String, Map<String, Value>> defaults = new TreeMap<>();
        for (Table table : metadata.collectTableMappings()) {
            if (!table.isPhysicalTable()) {
                continue;
            }
            design.find(table.getQualifiedName(context)).ifPresent(mapping -> {
                Map<String, Value> values = new TreeMap<>();
                for (Column column : table.getColumns()) {
                    for (var attribute : mapping.attributes()) {
                        var constant = constant(column.getDefaultValue());
                        if (Templates.unquoted(attribute.column()).equalsIgnoreCase(column.getName())
                                && constant != null) {
                            var canonical = Coercion.coerce(attribute, constant);
                            if (canonical != null) {
                                values.put(
                                        attribute.name(), ValueCodec.encode(attribute, canonical, attribute.column()));
                            }
                        }
                    }
                }
                if (!values.isEmpty()) {
                    defaults.put(mapping.name(), values);
                }
            });
        }
        return defaults;
    }

    /** A literal of SQL: {@code 'text'}, a number, {@code true}; null for what only a database could compute. */
    static @Nullable Object constant(@Nullable String sql) {
        if (sql == null) {
            return null;
        }
        var text = sql.strip();
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("[-+]?[0-9]+(\\.[0-9]+)?") ? new java.math.BigDecimal(text) : null;
    }

    @Override
    public void close() {
        builder.cancel();
    }
}
