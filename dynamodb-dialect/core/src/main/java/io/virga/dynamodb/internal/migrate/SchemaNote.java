package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Repetition;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The item {@code virga#schema} of the home table, as migrations write it. */
final class SchemaNote {

    static final ItemKey KEY = ItemKey.of("virga#schema", "#schema");

    private static final String DESIGN = "design";

    private final ItemStore store;
    private final PhysicalTable home;
    private final SchemaKeys keys;

    SchemaNote(ItemStore store, PhysicalTable home, SchemaKeys keys) {
        this.store = store;
        this.home = home;
        this.keys = keys;
    }

    private Value stored() {
        return store.get(new Request.Get(home, KEY, List.of(), true))
                .map(item -> item.get(DESIGN))
                .orElse(Value.NULL);
    }

    /** @return whether it said something else before */
    boolean write(Catalog before, Catalog after) {
        var stored = stored();
        var design = keys.replaced(stored, before, after);
        if (design.equals(stored)) {
            return false;
        }
        var item = Map.of(PhysicalTable.TYPE, Value.text("#schema"), DESIGN, design);
        new Repetition(Duration.ofSeconds(30))
                .run(attempt -> store.write(new Request.Put(home, KEY, item, Expression.NONE)));
        return true;
    }

    /** Whether it says what it is to say. */
    boolean agrees(Catalog design) {
        var stored = stored();
        return keys.replaced(stored, design, design).equals(stored);
    }
}
