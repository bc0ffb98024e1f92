package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.StoreException;
import java.util.Map;
import java.util.Optional;

/** The item {@code virga#schema}: the design that the items of a table were written to. */
final class SchemaItem {

    static final ItemKey KEY = ItemKey.of("virga#schema", "#schema");

    private static final String DESIGN = "design";

    private SchemaItem() {}

    /** Empty where the table or the item is not there. */
    static Optional<SchemaSnapshot> read(DynamoConnection connection, PhysicalTable home) {
        try {
            return connection.work().read(home, KEY).map(item -> snapshot(item.get(DESIGN), home));
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

    /** Notes the design where the unit has a table of Virga's own; what the item says of other units' tables stays. */
    static void write(DynamoConnection connection, Catalog design) {
        var home = design.home();
        if (!design.physicalTables().contains(home)) {
            return;
        }
        var own = SchemaSnapshot.of(design);
        var all = read(connection, home).map(own::over).orElse(own);
        connection.work().replace(home, KEY, Map.of(PhysicalTable.TYPE, Value.text("#schema"), DESIGN, all.toValue()));
    }
}
