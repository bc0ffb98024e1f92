package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.util.Map;

/**
 * Database sequences: an item each, counted up atomically and at once, whatever becomes of the transaction. The item holds
 * its own increment, so that asking for the next value needs no more than its name.
 */
final class Sequences {

    private static final String SORT_KEY = "#sequence";
    private static final String LAST = "value";
    private static final String INCREMENT = "increment";

    private final ItemStore store;
    private final PhysicalTable table;
    private final Repetition repetition;

    Sequences(ItemStore store, WorkSettings settings) {
        this.store = store;
        this.table = settings.table();
        this.repetition = new Repetition(settings.retryTimeout());
    }

    /** Does nothing where the sequence is there already. */
    void create(String name, long initialValue, long increment) {
        var item = Map.of(
                PhysicalTable.TYPE,
                Value.text(SORT_KEY),
                LAST,
                Value.Num.of(initialValue - increment),
                INCREMENT,
                Value.Num.of(increment));
        var absent = new Expression("attribute_not_exists(#p)", Map.of("#p", table.partitionKey()), Map.of());
        repetition.run(attempt -> {
            try {
                store.write(new Request.Put(table, key(name), item, absent));
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.ConditionFailed)) {
                    throw e;
                }
            }
        });
    }

    /** A value that nobody else gets; a lost answer leaves a gap. */
    long next(String name) {
        var update = new Expression("SET #v = #v + #i", Map.of("#v", LAST, "#i", INCREMENT), Map.of());
        var exists = new Expression("attribute_exists(#p)", Map.of("#p", table.partitionKey()), Map.of());
        var request = new Request.Update(table, key(name), update, exists);
        var values = new long[1];
        repetition.run(attempt -> {
            try {
                values[0] = ((Value.Num) store.updateAndGet(request).get(LAST))
                        .value()
                        .longValueExact();
            } catch (StoreException e) {
                if (e.failure() instanceof StoreException.ConditionFailed) {
                    throw Refusal.of(
                            "SEQUENCE_MISSING",
                            "90036",
                            "there is no sequence " + name,
                            table.name(),
                            "Create it with jakarta.persistence.schema-generation.database.action=create.");
                }
                throw e;
            }
        });
        return values[0];
    }

    private static ItemKey key(String name) {
        return ItemKey.of("sequence#" + name, SORT_KEY);
    }
}
