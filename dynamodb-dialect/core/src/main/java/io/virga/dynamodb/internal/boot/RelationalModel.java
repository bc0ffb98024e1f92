package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.Reference;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** Reads Hibernate's boot model: what of its tables, columns, keys and indexes a key design depends on. */
final class RelationalModel {

    /** The time-ordered id of a bag's row, which no statement of Hibernate's names. */
    private static final String ROW_ID = "_row";

    /** Attributes of the item that are not columns; a column of such a name is stored under another. */
    private static final Set<String> RESERVED =
            Set.of("pk", "sk", "_type", "_tx", "_lock", "_ttl", "_pk", "_sk", ROW_ID);

    private static final Pattern INDEX_KEY = Pattern.compile("gsi\\d+[ps]k|lsi\\d+sk");

    private final Metadata metadata;
    private final Dialect dialect;
    private final SqlStringGenerationContext context;
    private final Annotations annotations;
    private final Map<Table, PersistentClass> entities = new HashMap<>();
    private final Map<Table, org.hibernate.mapping.Collection> collections = new HashMap<>();

    RelationalModel(Metadata metadata, Dialect dialect, SqlStringGenerationContext context, Annotations annotations) {
        this.metadata = metadata;
        this.dialect = dialect;
        this.context = context;
        this.annotations = annotations;
        for (var entity : metadata.getEntityBindings()) {
            entities.putIfAbsent(entity.getTable(), entity);
        }
        for (var entity : metadata.getEntityBindings()) {
            if (entity.getTable() == entity.getRootTable()) {
                entities.put(entity.getTable(), entity.getRootClass());
            }
        }
        for (var collection : metadata.getCollectionBindings()) {
            if (collection.getCollectionTable() != null && !entities.containsKey(collection.getCollectionTable())) {
                if (!collection.isInverse() || !collections.containsKey(collection.getCollectionTable())) {
                    collections.put(collection.getCollectionTable(), collection);
                }
            }
        }
    }

    /** In the order of their names. */
    List<RelationalTable> tables() {
        var tables = new TreeMap<String, RelationalTable>();
        for (var table : metadata.collectTableMappings()) {
            if (table.isPhysicalTable()
                    && !table.isSubselect()
                    && !table.isAbstractUnionTable()
                    && !isGenerator(table)) {
                var relational = read(table);
                tables.put(relational.name(), relational);
            }
        }
        return List.copyOf(tables.values());
    }

    /** A table generator's table, which only the generator itself adds first rows to: counters, not rows. */
    private boolean isGenerator(Table table) {
        return !entities.containsKey(table)
                && !collections.containsKey(table)
                && !table.getInitCommands(context).isEmpty();
    }

    List<Catalog.Sequence> sequences() {
        var sequences = new ArrayList<Catalog.Sequence>();
        for (var namespace : metadata.getDatabase().getNamespaces()) {
            for (var sequence : namespace.getSequences()) {
                sequences.add(new Catalog.Sequence(
                        context.format(sequence.getName()), sequence.getInitialValue(), sequence.getIncrementSize()));
            }
        }
        return sequences;
    }

    private RelationalTable read(Table table) {
        var entity = Optional.ofNullable(entities.get(table));
        var collection = Optional.ofNullable(collections.get(table));
        var who = entity.map(PersistentClass::getEntityName)
                .or(() -> collection.map(org.hibernate.mapping.Collection::getRole))
                .orElse(table.getName());
        var declared = entity.map(annotations::of).orElse(Declared.NOTHING);
        boolean existing = declared.place()
                .filter(place -> !place.type().equals(PhysicalTable.TYPE))
                .isPresent();
        var attributes = attributes(table, collection, who, existing);
        return new RelationalTable(
                name(table),
                entity.map(PersistentClass::getJpaEntityName).orElse(table.getName()),
                who,
                attributes,
                primaryKey(table, collection),
                foreignKeys(table, collection),
                indexes(table),
                uniques(table),
                version(table, entity),
                entity.map(this::columnsByAttribute).orElse(Map.of()),
                declared);
    }

    private String name(Table table) {
        return table.getQualifiedName(context);
    }

    private List<Attribute> attributes(
            Table table, Optional<org.hibernate.mapping.Collection> collection, String who, boolean existing) {
        var attributes = new ArrayList<Attribute>();
        for (var column : table.getColumns()) {
            var sqlType = ColumnTypes.residual(column.getSqlTypeCode(metadata), column.getSqlType(metadata));
            var where = who + ", column " + column.getName();
            ComputedColumns.refuse(column, Optional.ofNullable(entities.get(table)), where);
            var type = ColumnTypes.of(column.getSqlTypeCode(metadata), sqlType, where);
            var element = ColumnTypes.element(column, type, where);
            attributes.add(new Attribute(
                    attributes.size(),
                    column.getQuotedName(dialect),
                    existing ? column.getName() : stored(column.getName()),
                    type,
                    sqlType,
                    element == AttributeType.DECIMAL ? scale(sqlType) : -1,
                    ColumnTypes.size(type, sqlType),
                    column.isNullable(),
                    element,
                    column.isIdentity() ? Attribute.Generation.IDENTITY : Attribute.Generation.NONE));
        }
        if (isBag(table, collection)) {
            attributes.add(new Attribute(
                    attributes.size(),
                    ROW_ID,
                    ROW_ID,
                    AttributeType.UUID,
                    "uuid",
                    -1,
                    -1,
                    false,
                    AttributeType.UUID,
                    Attribute.Generation.ROW_ID));
        }
        return attributes;
    }

    private static boolean isBag(Table table, Optional<org.hibernate.mapping.Collection> collection) {
        return !table.hasPrimaryKey()
                && collection.isPresent()
                && !collection.get().isSet();
    }

    private static int scale(String sqlType) {
        int comma = sqlType.indexOf(',');
        return comma < 0
                ? -1
                : Integer.parseInt(
                        sqlType.substring(comma + 1, sqlType.indexOf(')')).strip());
    }

    private static String stored(String column) {
        return RESERVED.contains(column) || INDEX_KEY.matcher(column).matches() ? "$" + column : column;
    }

    private List<String> primaryKey(Table table, Optional<org.hibernate.mapping.Collection> collection) {
        if (table.hasPrimaryKey()) {
            return quoted(table.getPrimaryKey().getColumns());
        }
        if (isBag(table, collection)) {
            var key = new ArrayList<>(quoted(collection.orElseThrow().getKey().getColumns()));
            key.add(ROW_ID);
            return key;
        }
        return quoted(table.getColumns());
    }

    private List<RelationalTable.ForeignKey> foreignKeys(
            Table table, Optional<org.hibernate.mapping.Collection> collection) {
        var keys = new LinkedHashMap<Set<String>, RelationalTable.ForeignKey>();
        var owner = collection.map(c -> new LinkedHashSet<>(quoted(c.getKey().getColumns())));
        for (var foreignKey : table.getForeignKeyCollection()) {
            var parent = foreignKey.getReferencedTable();
            if (parent == null
                    || !parent.hasPrimaryKey()
                    || foreignKey.getReferencedTable().isSubselect()) {
                continue;
            }
            boolean toPrimaryKey = foreignKey.isReferenceToPrimaryKey();
            var referenced = toPrimaryKey ? parent.getPrimaryKey().getColumns() : foreignKey.getReferencedColumns();
            var columns = quoted(foreignKey.getColumns());
            if (columns.size() != referenced.size()) {
                continue;
            }
            boolean owning = owner.isPresent() && owner.get().equals(new LinkedHashSet<>(columns));
            keys.putIfAbsent(
                    new LinkedHashSet<>(columns),
                    new RelationalTable.ForeignKey(
                            name(parent),
                            columns,
                            quoted(referenced),
                            toPrimaryKey,
                            owning,
                            foreignKey.isCreationEnabled() && foreignKey.isPhysicalConstraint()
                                    ? Objects.requireNonNullElse(foreignKey.getName(), table.getName() + columns)
                                    : "",
                            onDelete(foreignKey.getOnDeleteAction(), name(table) + columns)));
        }
        var ordered = new ArrayList<>(keys.values());
        ordered.sort(java.util.Comparator.comparing((RelationalTable.ForeignKey key) -> !key.owning())
                .thenComparing(key -> key.columns().toString()));
        return ordered;
    }

    private static Reference.OnDelete onDelete(@Nullable OnDeleteAction action, String where) {
        if (action == null) {
            return Reference.OnDelete.NOTHING;
        }
        return switch (action) {
            case NO_ACTION, RESTRICT -> Reference.OnDelete.NOTHING;
            case CASCADE -> Reference.OnDelete.CASCADE;
            case SET_NULL -> Reference.OnDelete.SET_NULL;
            case SET_DEFAULT ->
                throw Refusal.notSupported(
                        "ON_DELETE",
                        "@OnDelete(SET_DEFAULT): a column of DynamoDB has no default",
                        where,
                        "Use CASCADE or SET_NULL, or change the rows in Java.");
        };
    }

    private List<List<String>> indexes(Table table) {
        var indexes = new ArrayList<List<String>>();
        for (var index : table.getIndexes().values()) {
            var columns = new ArrayList<String>();
            for (var selectable : index.getSelectables()) {
                if (selectable instanceof Column column) {
                    columns.add(column.getQuotedName(dialect));
                }
            }
            if (columns.size() == index.getColumnSpan()) {
                indexes.add(columns);
            }
        }
        return indexes;
    }

    private List<RelationalTable.Unique> uniques(Table table) {
        var uniques = new LinkedHashMap<List<String>, RelationalTable.Unique>();
        for (var unique : table.getUniqueKeys().values()) {
            var columns = quoted(unique.getColumns());
            uniques.putIfAbsent(columns, new RelationalTable.Unique(unique.getName(), columns));
        }
        for (var column : table.getColumns()) {
            if (column.isUnique() && !table.isPrimaryKey(column)) {
                var columns = List.of(column.getQuotedName(dialect));
                uniques.putIfAbsent(columns, new RelationalTable.Unique(column.getUniqueKeyName(), columns));
            }
        }
        return List.copyOf(uniques.values());
    }

    private String version(Table table, Optional<PersistentClass> entity) {
        if (entity.isEmpty() || !entity.get().isVersioned() || entity.get().getRootTable() != table) {
            return "";
        }
        return quoted(entity.get().getVersion().getColumns()).get(0);
    }

    private Map<String, List<String>> columnsByAttribute(PersistentClass entity) {
        var columns = new HashMap<String, List<String>>();
        if (entity.getIdentifierProperty() != null) {
            var id = Templates.sorted(quoted(entity.getIdentifier().getColumns()));
            columns.put(entity.getIdentifierProperty().getName(), id);
            columns.put("id", id);
        }
        if (entity.getIdentifier() instanceof Component id) {
            var prefix = entity.getIdentifierProperty() == null
                    ? ""
                    : entity.getIdentifierProperty().getName() + ".";
            id.getProperties().forEach(part -> add(part, prefix, entity.getTable(), columns));
        }
        entity.getPropertyClosure().forEach(property -> add(property, "", entity.getTable(), columns));
        for (var subclass : entity.getSubclasses()) {
            subclass.getProperties().forEach(property -> add(property, "", entity.getTable(), columns));
        }
        return columns;
    }

    private void add(Property property, String prefix, Table table, Map<String, List<String>> columns) {
        Value value = property.getValue();
        if (value.getTable() != table || value.getSelectables().isEmpty()) {
            return;
        }
        var name = prefix + property.getName();
        if (!value.hasFormula()) {
            columns.putIfAbsent(name, quoted(value.getColumns()));
        }
        if (value instanceof Component component) {
            component.getProperties().forEach(part -> add(part, name + ".", table, columns));
        }
    }

    private List<String> quoted(Collection<Column> columns) {
        return columns.stream().map(column -> column.getQuotedName(dialect)).toList();
    }
}
