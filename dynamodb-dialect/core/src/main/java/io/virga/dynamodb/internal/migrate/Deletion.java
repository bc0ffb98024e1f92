package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Repetition;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.List;

/** Deletes the rows of tables that are no more, and what is kept beside them. */
final class Deletion implements Pass.Work {

    private final ItemStore store;
    private final List<TableMapping> mappings;
    private final Repetition repetition = new Repetition(Duration.ofMinutes(2));

    Deletion(ItemStore store, List<TableMapping> mappings) {
        this.store = store;
        this.mappings = List.copyOf(mappings);
    }

    @Override
    public boolean on(Item item) {
        for (var mapping : mappings) {
            if (mapping.owns(item::get) || mapping.keeps(item::get)) {
                var table = mapping.table();
                var delete = new Request.Delete(table, table.keyOf(item::get), Expression.NONE);
                repetition.run(attempt -> store.write(delete));
                return true;
            }
        }
        return false;
    }
}
