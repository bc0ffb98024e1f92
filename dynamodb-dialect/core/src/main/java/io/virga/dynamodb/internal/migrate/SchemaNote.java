package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Repetition;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The item {@code virga#schema} of the home table, as migrations write it: what applications are to know. */
public final class SchemaNote {

    public static final ItemKey KEY = ItemKey.of("virga#schema", "#schema");

    /** The keys that the items of the table have. */
    public static final String DESIGN = "design";

    /** The migration that runs, or ran last, an {@link Announcement}. */
    public static final String MIGRATION = "migration";

    private final ItemStore store;
    private final PhysicalTable home;
    private final SchemaKeys keys;

    SchemaNote(ItemStore store, PhysicalTable home, SchemaKeys keys) {
        this.store = store;
        this.home = home;
        this.keys = keys;
    }

    private Optional<Item> item() {
        return store.get(new Request.Get(home, KEY, List.of(), true));
    }

    private Value stored() {
        return item().map(item -> item.get(DESIGN)).orElse(Value.NULL);
    }

    /** What was announced last. */
    Optional<Announcement> announced() {
        return item().map(item -> item.get(MIGRATION))
                .filter(value -> !value.isNull())
                .map(Announcement::of);
    }

    void announce(Announcement announcement) {
        set(Map.of(MIGRATION, announcement.toValue()));
    }

    /** From now on these are the keys; who hears of them hears of the phase as well. */
    void write(Catalog before, Catalog after, Optional<Announcement> announcement) {
        var attributes = new TreeMap<String, Value>();
        attributes.put(DESIGN, keys.replaced(stored(), before, after));
        announcement.ifPresent(each -> attributes.put(MIGRATION, each.toValue()));
        set(attributes);
    }

    private void set(Map<String, Value> attributes) {
        var names = new HashMap<>(Map.of("#type", PhysicalTable.TYPE));
        var values = new HashMap<>(Map.of(":type", Value.text("#schema")));
        var text = new StringBuilder("SET #type = :type");
        attributes.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
            text.append(", #").append(name).append(" = :").append(name);
        });
        var update = new Request.Update(home, KEY, new Expression(text.toString(), names, values), Expression.NONE);
        new Repetition(Duration.ofSeconds(30)).run(attempt -> store.write(update));
    }

    /** Whether it says what it is to say. */
    boolean agrees(Catalog design) {
        var stored = stored();
        return keys.replaced(stored, design, design).equals(stored);
    }
}
