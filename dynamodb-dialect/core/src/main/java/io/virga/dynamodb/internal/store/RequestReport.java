package io.virga.dynamodb.internal.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request to DynamoDB, seen from its end.
 *
 * @param table the table asked; the first one where a transaction has several
 * @param index empty for the table itself
 * @param size the number of keys asked for or actions sent; 1 for a query or scan
 * @param items the number of items that came back; the count where only that was asked for
 * @param readUnits the read capacity it used, 0 where the server tells none
 * @param writeUnits the write capacity it used, 0 where the server tells none (it never does for a failed write)
 * @param attempts how often it went over the wire: above 1 only for reads, which the SDK repeats
 * @param failure null when it succeeded
 * @param request as it was asked, with the contents of items, which are not for the log; null for table administration
 */
public record RequestReport(
        Operation operation,
        String table,
        String index,
        int size,
        int items,
        double readUnits,
        double writeUnits,
        int attempts,
        Duration duration,
        StoreException.@Nullable Failure failure,
        @Nullable Request request) {}
