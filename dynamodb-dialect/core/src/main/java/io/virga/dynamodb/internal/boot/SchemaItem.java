package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.StoreException;
import java.util.HashMap;
import java.util.Optional;

/** The item {@code virga#schema}: the design that the items of a table were written to. */
final class SchemaItem {

    static final ItemKey KEY = ItemKey.of("virga#schema", "#schema");

    private static final String DESIGN = "design";
    private static final String JOURNAL = "journal";

    private SchemaItem() {}

    /**
     * What the item says.
     *
     * @param journal whether the table has a journal: then whoever writes to it looks for locks
     */
    record Stored(SchemaSnapshot design, boolean journal) {}

    /** Empty where the table or the item is not there. */
    static Optional<Stored> read(DynamoConnection connection, PhysicalTable home) {
        try {
            return connection
                    .work()
                    .read(home, KEY)
                    .map(item -> new Stored(
                            snapshot(item.get(DESIGN), home), item.get(JOURNAL).equals(Value.TRUE)));
        } catch (StoreException e) {
            if (e.failure() instanceof StoreException.TableMissing) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static SchemaSnapshot snapshot(Value design, PhysicalTable home) {
        try {
            return SchemaSnapshot.of(design);
        } catch (IllegalArgumentException e) {
            throw Refusal.notSupported(
                    "SCHEMA_ITEM",
                    "the item " + KEY.partition() + " is not one that this version reads: " + e.getMessage(),
                    home.name(),
                    "Use the version of Virga that wrote it, or a later one.");
        }
    }

    /** Notes the design where the unit has a table of Virga's own, and its journal where the settings ask for one; what the item says of other units' tables
     * stays. */
    static void write(DynamoConnection connection, Catalog design) {
        var home = design.home();
        if (!design.physicalTables().contains(home)) {
            return;
        }
        var own = SchemaSnapshot.of(design);
        var stored = read(connection, home);
        var all = stored.map(Stored::design).map(own::over).orElse(own);
        var item = new HashMap<String, Value>();
        item.put(PhysicalTable.TYPE, Value.text("#schema"));
        item.put(DESIGN, all.toValue());
        if (connection.unitSettings().journaled()
                || stored.filter(Stored::journal).isPresent()) {
            item.put(JOURNAL, Value.TRUE);
        }
        connection.work().replace(home, KEY, item);
    }
}
