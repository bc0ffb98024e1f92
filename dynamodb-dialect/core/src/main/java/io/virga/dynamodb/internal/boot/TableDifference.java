package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.IndexDescription.Projection;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a table lacks, or has otherwise than a design wants it.
 *
 * @param canBeAdded whether an update mends it
 */
record TableDifference(String text, boolean canBeAdded) {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.design");

    static List<TableDifference> between(TableDescription wanted, TableDescription there) {
        var differences = new ArrayList<TableDifference>();
        if (!wanted.partitionKey().equals(there.partitionKey()) || !Objects.equals(wanted.sortKey(), there.sortKey())) {
            differences.add(new TableDifference(
                    "its key is " + there.partitionKey() + ", " + there.sortKey() + " instead of "
                            + wanted.partitionKey() + ", " + wanted.sortKey(),
                    false));
        }
        compare(differences, "global", wanted.globalIndexes(), there.globalIndexes(), true);
        compare(differences, "local", wanted.localIndexes(), there.localIndexes(), false);
        if (!wanted.timeToLive().isEmpty() && !wanted.timeToLive().equals(there.timeToLive())) {
            differences.add(new TableDifference(
                    "items expire by " + (there.timeToLive().isEmpty() ? "nothing" : there.timeToLive())
                            + " instead of " + wanted.timeToLive(),
                    there.timeToLive().isEmpty()));
        }
        return differences;
    }

    private static void compare(
            List<TableDifference> differences,
            String what,
            List<IndexDescription> wanted,
            List<IndexDescription> there,
            boolean canBeAdded) {
        for (var index : wanted) {
            var found = there.stream()
                    .filter(other -> other.name().equals(index.name()))
                    .findFirst();
            if (found.isEmpty()) {
                differences.add(new TableDifference("it lacks the " + what + " index " + index.name(), canBeAdded));
            } else if (!found.get().partition().equals(index.partition())
                    || !found.get().sort().equals(index.sort())) {
                differences.add(new TableDifference(
                        "the key of " + what + " index " + index.name() + " is "
                                + found.get().partition() + ", " + found.get().sort() + " instead of "
                                + index.partition() + ", " + index.sort(),
                        false));
            } else if (!holds(found.get().projection(), index.projection())) {
                differences.add(new TableDifference(
                        what + " index " + index.name() + " holds "
                                + found.get().projection() + " instead of " + index.projection(),
                        false));
            }
        }
    }

    /** Whether an index has all that is wanted of it; more does no harm. */
    private static boolean holds(Projection there, Projection wanted) {
        return switch (wanted.kind()) {
            case KEYS_ONLY -> true;
            case INCLUDE ->
                there.kind() == Projection.Kind.ALL || there.attributes().containsAll(wanted.attributes());
            case ALL -> there.kind() == Projection.Kind.ALL;
        };
    }

    /**
     * Existing tables as they are: the key types and projections that annotations give them. One that cannot be described
     * passes, as does one that is not there yet.
     *
     * @throws Refusal for one that is otherwise, since reads of it would be wrong
     */
    static void checkExisting(Catalog design, TableAdmin admin) {
        for (var table : design.physicalTables()) {
            if (!table.stamped()) {
                var wrong = describe(table, admin).stream()
                        .flatMap(there -> between(TableDescriptions.of(design, table), there).stream())
                        .filter(difference -> !difference.canBeAdded())
                        .map(TableDifference::text)
                        .toList();
                if (!wrong.isEmpty()) {
                    throw refused(table, wrong);
                }
            }
        }
    }

    private static Optional<TableDescription> describe(PhysicalTable table, TableAdmin admin) {
        try {
            return admin.describe(table.name());
        } catch (StoreException e) {
            LOG.debug("table {} could not be described", table.name(), e);
            return Optional.empty();
        }
    }

    static Refusal refused(PhysicalTable table, List<String> differences) {
        return Refusal.of(
                "TABLE_DIFFERS",
                "42S12",
                "the table is not what the mapping needs: " + String.join("; ", differences),
                table.name(),
                "Global indexes are added by hibernate.hbm2ddl.auto=update; keys, projections and local indexes are made with"
                        + " the table or index.");
    }
}
