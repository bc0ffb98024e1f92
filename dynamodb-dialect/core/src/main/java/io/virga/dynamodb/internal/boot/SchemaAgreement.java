package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the design of a unit is the one that the stored items were written to. Looked at when the unit starts; what is found
 * then refuses at first use, so that schema export may mend it. A server that does not answer is asked again at first use.
 *
 * <p>Safe for use by several threads.
 */
final class SchemaAgreement {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.design");

    private @Nullable Catalog design;
    private Optional<SchemaSnapshot> file = Optional.empty();
    private Optional<SchemaSnapshot> stored = Optional.empty();
    private boolean asked;
    private volatile boolean journal;
    private volatile boolean agreed;

    /** The slots that are taken: as the file says, else as the table says. */
    synchronized Slots slots(Optional<SchemaSnapshot> onClassPath, DynamoConnection connection) {
        file = onClassPath;
        ask(connection);
        return file.or(() -> stored).map(SchemaSnapshot::slots).orElse(Slots.NONE);
    }

    private void ask(DynamoConnection connection) {
        try {
            var item = SchemaItem.read(connection, connection.table());
            stored = item.map(SchemaItem.Stored::design);
            journal = item.filter(SchemaItem.Stored::journal).isPresent();
            asked = true;
        } catch (StoreException e) {
            // the application may start without its database; the first use says what is wrong
            LOG.debug(
                    "the schema snapshot of {} could not be read",
                    connection.table().name(),
                    e);
            asked = false;
        }
    }

    /** From now on this design is compared. */
    synchronized void expect(Catalog catalog, List<RelationalTable> tables, DynamoConnection connection) {
        design = catalog;
        agreed = false;
        DesignReport.of(catalog).forEach(LOG::info);
        DesignReport.warnings(catalog, tables).forEach(LOG::warn);
        if (asked) {
            GlobalTables.check(catalog.physicalTables(), connection.admin());
            TableDifference.checkExisting(catalog, connection.admin());
        }
    }

    /** What the table said, empty where it said nothing. */
    synchronized Optional<SchemaSnapshot> stored() {
        return stored;
    }

    /** Schema export has made the tables what the design wants. */
    synchronized void settle(DynamoConnection connection) {
        if (design != null) {
            SchemaItem.write(connection, design);
            stored = Optional.of(SchemaSnapshot.of(design));
            journal |= connection.unitSettings().journaled()
                    && design.physicalTables().contains(design.home());
            asked = true;
        }
    }

    /**
     * Before anything is read or written.
     *
     * @throws Refusal where the stored items were written to another design
     */
    void check(DynamoConnection connection) {
        if (!agreed) {
            compare(connection);
        }
    }

    private synchronized void compare(DynamoConnection connection) {
        if (design == null) {
            return;
        }
        compare(
                design,
                file,
                "the snapshot on the class path",
                "Take the change back, or write the file anew with"
                        + " jakarta.persistence.schema-generation.scripts.action=create and look at what changed.");
        if (!asked) {
            ask(connection);
        }
        if (asked) {
            compare(
                    design,
                    stored,
                    "the keys that the items of the table were written with",
                    "Take the change back, or bring the items along: hibernate.hbm2ddl.auto=update adds indexes, other"
                            + " keys are a data migration.");
            checkJournal(connection);
            agreed = true;
        }
    }

    /** Whether the table has a journal, once {@link #check} has asked it. */
    boolean hasJournal() {
        return journal;
    }

    private void checkJournal(DynamoConnection connection) {
        if (connection.unitSettings().journaled() && !journal) {
            throw Refusal.notSupported(
                    "NO_JOURNAL",
                    "the schema item of table '" + connection.table().name()
                            + "' does not say that it has a journal, and who writes to it may not look for locks",
                    "commit=journaled",
                    "Run schema export (hibernate.hbm2ddl.auto=update) with commit=journaled, then start every other application"
                            + " that writes to the table anew: each asks when it starts.");
        }
    }

    private static void compare(Catalog design, Optional<SchemaSnapshot> known, String what, String remedy) {
        var differences = known.map(SchemaSnapshot.of(design)::differencesFrom).orElse(List.of());
        if (!differences.isEmpty()) {
            throw Refusal.notSupported(
                    "SCHEMA_DRIFT",
                    "the mapping parts from " + what + ": "
                            + differences.stream()
                                    .map(SchemaSnapshot.Difference::text)
                                    .collect(Collectors.joining("; ")),
                    design.home().name(),
                    remedy);
        }
    }
}
