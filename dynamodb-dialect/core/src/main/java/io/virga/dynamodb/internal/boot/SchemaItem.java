package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.migrate.Announcement;
import io.virga.dynamodb.internal.migrate.SchemaNote;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.StoreException;
import java.util.HashMap;
import java.util.Optional;

/** The item {@code virga#schema}: the design that the items of a table were written to. */
final class SchemaItem {

    static final ItemKey KEY = SchemaNote.KEY;

    private static final String DESIGN = SchemaNote.DESIGN;
    private static final String JOURNAL = "journal";

    private SchemaItem() {}

    /**
     * What it says.
     *
     * @param migration the one that runs, or ran last
     * @param journal whether the table has a journal: then whoever writes to it looks for locks
     */
    record Content(Optional<SchemaSnapshot> design, Optional<Announcement> migration, boolean journal) {
        static final Content NONE = new Content(Optional.empty(), Optional.empty(), false);
    }

    /** Reads the item. */
    interface Source {
        Optional<Item> read(PhysicalTable home, ItemKey key);
    }

    /** Says nothing where the table or the item is not there. */
    static Content read(Source source, PhysicalTable home) {
        try {
            return source.read(home, KEY).map(item -> content(item, home)).orElse(Content.NONE);
        } catch (StoreException e) {
            if (e.failure() instanceof StoreException.TableMissing) {
                return Content.NONE;
            }
            throw e;
        }
    }

    private static Content content(Item item, PhysicalTable home) {
        try {
            return new Content(
                    Optional.of(item.get(DESIGN))
                            .filter(value -> !value.isNull())
                            .map(SchemaSnapshot::of),
                    Optional.of(item.get(SchemaNote.MIGRATION))
                            .filter(value -> !value.isNull())
                            .map(Announcement::of),
                    item.get(JOURNAL).equals(Value.TRUE));
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
        var stored = connection.work().read(home, KEY);
        var content = stored.map(item -> content(item, home)).orElse(Content.NONE);
        var all = content.design().map(own::over).orElse(own);
        var item = new HashMap<String, Value>();
        item.put(PhysicalTable.TYPE, Value.text("#schema"));
        item.put(DESIGN, all.toValue());
        stored.map(there -> there.get(SchemaNote.MIGRATION))
                .filter(value -> !value.isNull())
                .ifPresent(value -> item.put(SchemaNote.MIGRATION, value));
        if (connection.unitSettings().journaled() || content.journal()) {
            item.put(JOURNAL, Value.TRUE);
        }
        connection.work().replace(home, KEY, item);
    }
}
