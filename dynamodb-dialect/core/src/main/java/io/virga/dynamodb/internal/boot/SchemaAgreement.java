package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.DualForms;
import io.virga.dynamodb.internal.exec.MigrationWatch;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

    private final MigrationLease lease;
    private volatile @Nullable Catalog design;
    private Optional<SchemaSnapshot> file = Optional.empty();
    private volatile Optional<Refusal> fileDrift = Optional.empty();
    private SchemaItem.Content stored = SchemaItem.Content.NONE;
    private boolean asked;
    private volatile boolean journal;
    private long since;

    /** @param clock nanoseconds, from any start: leases end by it */
    SchemaAgreement(LongSupplier clock) {
        lease = new MigrationLease(clock, this::drift);
    }

    /** Asks for what the start of the unit wants to know. */
    StartReads ask(DynamoConnection connection) {
        return new StartReads(connection, lease.now());
    }

    /** The slots that are taken: as the file says, else as the table says. */
    synchronized Slots slots(Optional<SchemaSnapshot> onClassPath, StartReads reads) {
        file = onClassPath;
        hear(reads.since(), reads::content);
        return file.or(() -> stored.design()).map(SchemaSnapshot::slots).orElse(Slots.NONE);
    }

    private void hear(long now, Supplier<SchemaItem.Content> answer) {
        since = now;
        try {
            stored = answer.get();
            journal |= stored.journal();
            asked = true;
        } catch (StoreException e) {
            // the application may start without its database; the first use says what is wrong
            LOG.debug("the schema item could not be read", e);
            asked = false;
        }
    }

    /** From now on this design is compared. */
    synchronized void expect(
            Catalog catalog, List<RelationalTable> tables, DynamoConnection connection, StartReads reads) {
        design = catalog;
        fileDrift = compare(
                catalog,
                file,
                "the snapshot on the class path",
                "Take the change back, or write the file anew with"
                        + " jakarta.persistence.schema-generation.scripts.action=create and look at what changed.");
        lease.forget();
        DesignReport.of(catalog).forEach(LOG::info);
        DesignReport.warnings(catalog, tables).forEach(LOG::warn);
        if (asked) {
            lease.heard(stored, catalog, since);
            GlobalTables.check(catalog.physicalTables(), reads::replication);
            TableDifference.checkExisting(catalog, connection.admin());
        }
    }

    /** What the table said, empty where it said nothing. */
    synchronized Optional<SchemaSnapshot> stored() {
        return stored.design();
    }

    /** Schema export has made the tables what the design wants. */
    synchronized void settle(DynamoConnection connection) {
        var own = design;
        if (own != null) {
            SchemaItem.write(connection, own);
            hear(lease.now(), () -> SchemaItem.read(connection.work()::read, connection.table()));
            journal |= connection.unitSettings().journaled()
                    && own.physicalTables().contains(own.home());
            lease.forget();
            if (asked) {
                lease.heard(stored, own, since);
            }
        }
    }

    /**
     * Before anything is read or written.
     *
     * @throws Refusal where the stored items were written to another design, or a migration leaves nothing to do for this one
     */
    void check(DynamoConnection connection) {
        var own = design;
        if (own != null) {
            fileDrift.ifPresent(drift -> {
                throw drift;
            });
            lease.check(interval(connection), own, source(connection));
            if (lease.hasHeard()) {
                checkJournal(connection);
            }
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

    /** What a connection asks while it works for the unit. */
    MigrationWatch watch(DynamoConnection connection) {
        return new MigrationWatch() {
            @Override
            public DualForms reading() {
                return lease.reading();
            }

            @Override
            public void confirm(DualForms forms) {
                var own = design;
                if (own != null) {
                    lease.confirm(forms, interval(connection), own, source(connection));
                }
            }

            @Override
            public DualForms writing() {
                var own = design;
                return own == null ? DualForms.NONE : lease.writing(interval(connection), own, source(connection));
            }
        };
    }

    private static Duration interval(DynamoConnection connection) {
        return connection.unitSettings().migrationCheck();
    }

    private MigrationLease.Source source(DynamoConnection connection) {
        return () -> {
            var content = SchemaItem.read(connection::readUnheard, connection.table());
            journal |= content.journal();
            return content;
        };
    }

    private Optional<Refusal> drift(SchemaItem.Content content) {
        var own = design;
        return own == null
                ? Optional.empty()
                : compare(
                        own,
                        content.design(),
                        "the keys that the items of the table were written with",
                        "Take the change back, or bring the items along: hibernate.hbm2ddl.auto=update adds indexes, other"
                                + " keys are a data migration.");
    }

    private static Optional<Refusal> compare(
            Catalog design, Optional<SchemaSnapshot> known, String what, String remedy) {
        var differences = known.map(SchemaSnapshot.of(design)::differencesFrom).orElse(List.of());
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.notSupported(
                "SCHEMA_DRIFT",
                "the mapping parts from " + what + ": "
                        + differences.stream()
                                .map(SchemaSnapshot.Difference::text)
                                .collect(Collectors.joining("; ")),
                design.home().name(),
                remedy));
    }
}
