package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin.Replication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of guards, versions and transactions in tables that several regions write to. */
final class GlobalTables {

    private static final Logger LOG = LoggerFactory.getLogger("io.virga.dynamodb.design");

    private GlobalTables() {}

    /**
     * Asks how each table is replicated; a table that cannot be asked passes, as who may read items need not be allowed to
     * describe tables.
     *
     * @return the names of those that are replicated and work, within one region
     * @throws Refusal for one that has no transactions
     */
    static List<String> check(Collection<PhysicalTable> tables, Function<PhysicalTable, Replication> ask) {
        var eventual = new ArrayList<String>();
        for (var table : tables) {
            switch (replication(table, ask)) {
                case STRONG ->
                    throw Refusal.notSupported(
                            "MULTI_REGION_STRONG",
                            "a global table with multi-region strong consistency has no transactions, by which an entity and"
                                    + " its locator, guards and children are one",
                            table.name(),
                            "Use a table of one region, or a global table with eventual consistency.");
                case EVENTUAL -> {
                    eventual.add(table.name());
                    LOG.warn(
                            "GLOBAL_TABLE: versions, unique constraints and transactions hold within one region only, between"
                                    + " regions the last writer wins [{}]. Write each item in one region.",
                            table.name());
                }
                case NONE -> {}
            }
        }
        return eventual;
    }

    private static Replication replication(PhysicalTable table, Function<PhysicalTable, Replication> ask) {
        try {
            return ask.apply(table);
        } catch (StoreException e) {
            LOG.debug("table {} could not be described", table.name(), e);
            return Replication.NONE;
        }
    }
}
