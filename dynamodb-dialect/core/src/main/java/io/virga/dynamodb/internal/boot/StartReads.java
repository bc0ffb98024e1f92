package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.ParallelReads;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableAdmin.Replication;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What a unit that starts asks of its tables. The one that the URL names is asked at once, on other threads, while the unit's design is made; what nobody waits for
 * any more ends as it may.
 */
final class StartReads {

    private final PhysicalTable home;
    private final TableAdmin admin;
    private final long since;
    private final CompletableFuture<SchemaItem.Content> content;
    private final CompletableFuture<Replication> replication;

    /**
     * Asks.
     *
     * @param since when that is, by the clock of the unit's lease
     */
    StartReads(DynamoConnection connection, long since) {
        this.home = connection.table();
        this.admin = connection.admin();
        this.since = since;
        this.content = ask(connection, () -> SchemaItem.read(connection.work()::read, home));
        this.replication = ask(connection, () -> admin.replication(home.name()));
    }

    private static <T> CompletableFuture<T> ask(DynamoConnection connection, Supplier<T> read) {
        return CompletableFuture.supplyAsync(read, connection.threads());
    }

    /** When it was asked, before any answer. */
    long since() {
        return since;
    }

    /**
     * What the schema item says.
     *
     * @throws StoreException where nobody answers
     */
    SchemaItem.Content content() {
        return ParallelReads.await(content);
    }

    /**
     * How a table is replicated: the one of the URL was asked already.
     *
     * @throws StoreException where nobody answers
     */
    Replication replication(PhysicalTable table) {
        return table.name().equals(home.name()) ? ParallelReads.await(replication) : admin.replication(table.name());
    }
}
