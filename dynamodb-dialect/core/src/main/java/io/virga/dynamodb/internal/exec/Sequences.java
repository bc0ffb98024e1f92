package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.KeyCodec;
import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What counts: sequences, identity columns and the rows of table generators. An item each, counted up atomically and at
 * once, whatever becomes of the transaction.
 *
 * <p>A sequence is created with the schema, and its item holds its own increment, so that asking for the next value needs no
 * more than its name. An identity column and a table generator begin by themselves.
 */
public final class Sequences {

    private static final String SORT_KEY = "#sequence";
    private static final String IDENTITY_SORT_KEY = "#identity";
    private static final String GENERATOR_SORT_KEY = "#generator";
    private static final String LAST = "value";
    private static final String INCREMENT = "increment";

    private final ItemStore store;
    private final PhysicalTable table;
    private final Repetition repetition;

    Sequences(ItemStore store, WorkSettings settings) {
        this(store, settings.table(), settings.retryTimeout());
    }

    private Sequences(ItemStore store, PhysicalTable table, Duration timeout) {
        this.store = store;
        this.table = table;
        this.repetition = new Repetition(timeout);
    }

    /** As {@link #create}, for who has no more than the store: a migration. */
    public static void create(ItemStore store, PhysicalTable home, String name, long initialValue, long increment) {
        new Sequences(store, home, Duration.ofSeconds(10)).create(name, initialValue, increment);
    }

    /**
     * Where the sequence is there already, its increment only grows: whoever asks for fewer ids at a time leaves a gap, who
     * asked for more would share ids with others.
     */
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
                raiseIncrement(name, increment);
            }
        });
    }

    private void raiseIncrement(String name, long increment) {
        var names = Map.of("#i", INCREMENT);
        var values = Map.<String, Value>of(":i", Value.Num.of(increment));
        try {
            store.write(new Request.Update(
                    table,
                    key(name),
                    new Expression("SET #i = :i", names, values),
                    new Expression("#i < :i", names, values)));
        } catch (StoreException e) {
            if (!(e.failure() instanceof StoreException.ConditionFailed)) {
                throw e;
            }
        }
    }

    /** How far a sequence counts at a time, empty where there is none. */
    OptionalLong increment(String name) {
        var item = store.get(new Request.Get(table, key(name), List.of(), true));
        return item.map(found -> OptionalLong.of(
                        ((Value.Num) found.get(INCREMENT)).value().longValueExact()))
                .orElseGet(OptionalLong::empty);
    }

    /** A value that nobody else gets; a lost answer leaves a gap. */
    long next(String name) {
        var update = new Expression("SET #v = #v + #i", Map.of("#v", LAST, "#i", INCREMENT), Map.of());
        var exists = new Expression("attribute_exists(#p)", Map.of("#p", table.partitionKey()), Map.of());
        var request = new Request.Update(table, key(name), update, exists);
        var values = new long[1];
        repetition.run(attempt -> {
            try {
                values[0] = number(store.updateAndGet(request));
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

    /** The next number of a table's identity column, from 1. A lost answer leaves a gap. */
    long nextIdentity(String tableName) {
        var update = new Expression(
                "SET #v = if_not_exists(#v, :zero) + :one, #t = :t",
                Map.of("#v", LAST, "#t", PhysicalTable.TYPE),
                Map.of(":zero", Value.Num.of(0), ":one", Value.Num.of(1), ":t", Value.text(IDENTITY_SORT_KEY)));
        var key = ItemKey.of("identity#" + text(tableName), IDENTITY_SORT_KEY);
        var request = new Request.Update(table, key, update, Expression.NONE);
        var values = new long[1];
        repetition.run(attempt -> values[0] = number(store.updateAndGet(request)));
        return values[0];
    }

    /** What a row of a table generator holds, read consistently. */
    OptionalLong generatorValue(String generator, String segment) {
        var item = store.get(new Request.Get(table, generatorKey(generator, segment), List.of(), true));
        return item.map(found -> OptionalLong.of(number(found))).orElseGet(OptionalLong::empty);
    }

    /**
     * Moves a row of a table generator on.
     *
     * @param expected what it must hold for that; empty for a row that must not be there
     * @return whether it did; a repetition after a lost answer says no, as if somebody else had been first
     */
    boolean moveGenerator(String generator, String segment, OptionalLong expected, long next) {
        var key = generatorKey(generator, segment);
        var names = new HashMap<>(Map.of("#v", LAST, "#t", PhysicalTable.TYPE));
        var values = new HashMap<>(Map.of(":next", Value.Num.of(next), ":t", (Value) Value.text(GENERATOR_SORT_KEY)));
        var update = new Expression("SET #v = :next, #t = :t", names, values);
        var condition = expected.isPresent()
                ? new Expression("#v = :was", Map.of("#v", LAST), Map.of(":was", Value.Num.of(expected.getAsLong())))
                : new Expression("attribute_not_exists(#p)", Map.of("#p", table.partitionKey()), Map.of());
        var moved = new boolean[1];
        repetition.run(attempt -> {
            try {
                store.write(new Request.Update(table, key, update, condition));
                moved[0] = true;
            } catch (StoreException e) {
                if (!(e.failure() instanceof StoreException.ConditionFailed)) {
                    throw e;
                }
                moved[0] = false;
            }
        });
        return moved[0];
    }

    private static long number(Item item) {
        return ((Value.Num) item.get(LAST)).value().longValueExact();
    }

    private static ItemKey generatorKey(String generator, String segment) {
        return ItemKey.of("generator#" + text(generator) + "#" + text(segment), GENERATOR_SORT_KEY);
    }

    private static String text(String name) {
        return KeyCodec.encode(AttributeType.STRING, name, KeyRole.PARTITION, true);
    }

    private static ItemKey key(String name) {
        return ItemKey.of("sequence#" + name, SORT_KEY);
    }
}
