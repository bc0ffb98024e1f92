package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Repetition;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One runner at a time: an item that names it, and until when it counts. A runner that lives renews it; that of one that died
 * runs out. Clocks may differ by less than the time it is held for.
 */
final class Lock implements AutoCloseable {

    static final ItemKey KEY = ItemKey.of("virga#lock", "#lock");

    private final ItemStore store;
    private final PhysicalTable home;
    private final String runner;
    private final Duration held;
    private final ScheduledExecutorService renewal;
    private volatile boolean lost;

    private Lock(ItemStore store, PhysicalTable home, String runner, Duration held) {
        this.store = store;
        this.home = home;
        this.runner = runner;
        this.held = held;
        this.renewal = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "virga-migration-lock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param held how long it counts without being renewed
     * @throws io.virga.dynamodb.schema.MigrationException if another runner has it
     */
    static Lock take(ItemStore store, PhysicalTable home, String runner, Duration held) {
        var lock = new Lock(store, home, runner, held);
        try {
            lock.write();
        } catch (StoreException e) {
            lock.renewal.shutdownNow();
            if (e.failure() instanceof StoreException.ConditionFailed) {
                throw lock.taken(e);
            }
            throw e;
        }
        long pause = held.toMillis() / 3;
        lock.renewal.scheduleWithFixedDelay(lock::renew, pause, pause, TimeUnit.MILLISECONDS);
        return lock;
    }

    private io.virga.dynamodb.schema.MigrationException taken(StoreException cause) {
        var item = store.get(new Request.Get(home, KEY, List.of(), true));
        var by = item.map(found -> found.get("runner") instanceof Value.Text text ? text.value() : "")
                .orElse("");
        var until = item.map(found -> found.get("until") instanceof Value.Num number
                        ? Instant.ofEpochMilli(number.value().longValue()).toString()
                        : "")
                .orElse("");
        return MigrationFailures.of(
                Kind.LOCKED,
                "LOCKED",
                "runner " + by + " is migrating; its lock counts until " + until + " unless it is renewed",
                home.name(),
                "Wait for it. If it is dead, its lock runs out by then and nothing else is needed.",
                cause);
    }

    private void write() {
        var now = Instant.now().toEpochMilli();
        var item = Map.of(PhysicalTable.TYPE, Value.text("#lock"), "runner", Value.text(runner), "until", (Value)
                Value.Num.of(now + held.toMillis()));
        var condition = new Expression(
                "attribute_not_exists(#runner) OR #runner = :runner OR #until < :now",
                Map.of("#runner", "runner", "#until", "until"),
                Map.of(":runner", Value.text(runner), ":now", Value.Num.of(now)));
        new Repetition(held.dividedBy(2)).run(attempt -> store.write(new Request.Put(home, KEY, item, condition)));
    }

    private void renew() {
        try {
            write();
        } catch (StoreException e) {
            // what else fails is tried again before the lock runs out; the log's own condition guards every step
            lost |= e.failure() instanceof StoreException.ConditionFailed;
        }
    }

    /** @throws io.virga.dynamodb.schema.MigrationException once another runner has taken it over */
    void check() {
        if (lost) {
            throw MigrationFailures.of(
                    Kind.LOCKED,
                    "LOCK_LOST",
                    "the lock ran out and another runner took it",
                    home.name(),
                    "See virga status; this run has stopped, and the other goes on where it was.");
        }
    }

    @Override
    public void close() {
        renewal.shutdownNow();
        try {
            store.write(new Request.Delete(
                    home,
                    KEY,
                    new Expression(
                            "#runner = :runner", Map.of("#runner", "runner"), Map.of(":runner", Value.text(runner)))));
        } catch (StoreException e) {
            // gone already, or not to be reached: it runs out
            lost = true;
        }
    }
}
