package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the tables what a key design wants, and waits until they are: creates, changes, compares, empties and drops them. What
 * {@code @ItemTable(exported = false)} leaves to others is only compared.
 */
final class SchemaExport {

    private final DynamoUnit unit;
    private final Catalog design;

    SchemaExport(DynamoUnit unit, Catalog design) {
        this.unit = unit;
        this.design = design;
    }

    /** The text of the snapshot file. */
    String snapshot() {
        return SnapshotFile.text(SchemaSnapshot.of(design));
    }

    /**
     * Creates what is not there: tables, the counters of sequences, the schema snapshot.
     *
     * @return whether the table of the unit is new
     */
    boolean create() {
        return unit.withConnection(connection -> {
            boolean created = false;
            for (var table : design.physicalTables()) {
                if (design.isExported(table) && find(connection, table).isEmpty()) {
                    var options = connection.unitSettings().options();
                    connection.admin().create(options.applied(TableDescriptions.of(design, table)), options.timeout());
                    created |= table.equals(design.home());
                }
            }
            sequences(connection);
            if (created) {
                unit.agreement().settle(connection);
            }
            return created;
        });
    }

    private void sequences(DynamoConnection connection) {
        for (var sequence : design.sequences()) {
            connection.work().createSequence(sequence.name(), sequence.initialValue(), sequence.increment());
        }
    }

    void drop() {
        unit.withConnection(connection -> {
            var tables =
                    design.physicalTables().stream().filter(design::isExported).toList();
            for (var table : tables) {
                if (find(connection, table)
                        .filter(TableDescription::deletionProtection)
                        .isPresent()) {
                    throw Refusal.of(
                            "DELETION_PROTECTED",
                            "42501",
                            "the table is protected against deletion; nothing was dropped",
                            table.name(),
                            "Take the protection off with the AWS console or command line first.");
                }
            }
            for (var table : tables) {
                connection
                        .admin()
                        .delete(
                                table.name(),
                                connection.unitSettings().options().timeout());
            }
            return tables.size();
        });
    }

    /** Creates what is not there, adds indexes and puts the stored rows into them. */
    void update() {
        create();
        unit.withConnection(connection -> {
            refuseOtherKeys();
            for (var table : design.physicalTables()) {
                if (design.isExported(table)) {
                    update(connection, table);
                }
            }
            unit.agreement().settle(connection);
            return true;
        });
    }

    /** New slots are for this to add; other differences would leave stored items where nobody looks. */
    private void refuseOtherKeys() {
        var stored = unit.agreement().stored();
        if (stored.isEmpty()) {
            return;
        }
        var serious = SchemaSnapshot.of(design).differencesFrom(stored.get()).stream()
                .filter(difference -> !difference.byUpdate())
                .map(SchemaSnapshot.Difference::text)
                .toList();
        if (!serious.isEmpty()) {
            throw Refusal.notSupported(
                    "SCHEMA_DRIFT",
                    "stored items have other keys than the mapping, or lack what is kept beside them: "
                            + String.join("; ", serious),
                    design.home().name(),
                    "Take the change back, or migrate the items; an update only adds indexes.");
        }
    }

    private void update(DynamoConnection connection, PhysicalTable table) {
        var wanted = TableDescriptions.of(design, table);
        var there = find(connection, table).orElseThrow(() -> missing(table));
        var wrong = TableDifference.between(wanted, there).stream()
                .filter(difference -> !difference.canBeAdded())
                .map(TableDifference::text)
                .toList();
        if (!wrong.isEmpty()) {
            throw TableDifference.refused(table, wrong);
        }
        var names = names(there.globalIndexes());
        var added = wanted.globalIndexes().stream()
                .filter(index -> !names.contains(index.name()))
                .toList();
        var timeout = connection.unitSettings().options().timeout();
        for (var index : added) {
            connection.admin().addIndex(table.name(), index, timeout);
        }
        if (!wanted.timeToLive().isEmpty()) {
            connection.admin().timeToLive(table.name(), wanted.timeToLive());
        }
        for (var mapping : design.tablesIn(table)) {
            var fresh = mapping.indexes().stream()
                    .filter(index -> isNew(mapping, index, names(added)))
                    .toList();
            if (!fresh.isEmpty()) {
                connection.work().backfill(mapping, fresh);
            }
        }
    }

    private boolean isNew(TableMapping mapping, IndexMapping index, List<String> added) {
        if (index.kind() != IndexMapping.Kind.GLOBAL
                || index.partition().get(0).template().isNative()) {
            return false;
        }
        var name = Templates.unquoted(mapping.name());
        var before = unit.agreement().stored().map(SchemaSnapshot::tables).map(tables -> tables.get(name));
        return before.isEmpty()
                ? added.contains(index.index())
                : !before.get().indexes().containsKey(index.index());
    }

    private void validate(Catalog.Sequence sequence, OptionalLong increment) {
        if (increment.isEmpty() || increment.getAsLong() < sequence.increment()) {
            throw Refusal.of(
                    "SEQUENCE_DIFFERS",
                    "90036",
                    increment.isEmpty()
                            ? "there is no sequence " + sequence.name()
                            : "sequence " + sequence.name() + " counts by " + increment.getAsLong()
                                    + ", and the mapping takes " + sequence.increment()
                                    + " ids at a time: two would take the same",
                    design.home().name(),
                    "Run jakarta.persistence.schema-generation.database.action=update once.");
        }
    }

    void validate() {
        unit.withConnection(connection -> {
            for (var table : design.physicalTables()) {
                var there = find(connection, table).orElseThrow(() -> missing(table));
                var differences = TableDifference.between(TableDescriptions.of(design, table), there).stream()
                        .map(TableDifference::text)
                        .toList();
                if (!differences.isEmpty()) {
                    throw TableDifference.refused(table, differences);
                }
            }
            for (var sequence : design.sequences()) {
                validate(sequence, connection.work().sequenceIncrement(sequence.name()));
            }
            return true;
        });
    }

    /** Deletes the rows of some relational tables and what is kept beside them; sequences go on. */
    void truncate(Set<String> names) {
        unit.withConnection(connection -> {
            long deleted = 0;
            for (var table : design.physicalTables()) {
                var mappings = design.tablesIn(table).stream()
                        .filter(mapping -> names.contains(mapping.name()))
                        .toList();
                Predicate<io.virga.dynamodb.internal.store.Item> ours = item ->
                        mappings.stream().anyMatch(mapping -> mapping.owns(item::get) || mapping.keeps(item::get));
                if (!mappings.isEmpty()) {
                    deleted += connection.work().truncate(table, ours);
                }
            }
            return deleted;
        });
    }

    private static Optional<TableDescription> find(DynamoConnection connection, PhysicalTable table) {
        return connection.admin().describe(table.name());
    }

    private static List<String> names(List<IndexDescription> indexes) {
        return indexes.stream().map(IndexDescription::name).toList();
    }

    private static Refusal missing(PhysicalTable table) {
        return Refusal.of(
                "TABLE_MISSING",
                "42S02",
                "the table does not exist",
                table.name(),
                "Create it with jakarta.persistence.schema-generation.database.action=create.");
    }
}
