package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.ItemSize;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What DynamoDB takes at once, checked before anything is sent: 400 KB an item, 100 items and 4 MB a transaction. What is over
 * is refused with the list of what counts.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">Amazon DynamoDB
 *     Developer Guide, "Quotas"</a>
 */
final class Limits {

    static final int MAX_ITEMS = 100;
    private static final long MAX_ITEM_BYTES = 400 * 1024;
    static final long MAX_BYTES = 4 * 1024 * 1024;
    /** The stamp that a commit adds. */
    private static final long STAMP = TableMapping.COMMIT_STAMP.length() + 36;

    private static final int LARGEST = 3;
    private static final String SMALLER =
            "Commit in smaller transactions, or let commit=batched write a series of them, which may stop midway.";

    private Limits() {}

    /**
     * Whether one transaction takes them all.
     *
     * @throws Refusal where an item is too large for any
     */
    static boolean fit(List<PendingItem> items) {
        return items.stream().mapToLong(Limits::size).sum() <= MAX_BYTES && items.size() <= MAX_ITEMS;
    }

    /** @param items all that one transaction writes or checks */
    static void check(List<PendingItem> items) {
        if (items.size() > MAX_ITEMS) {
            throw tooMany(items);
        }
        long total = 0;
        for (var item : items) {
            total += size(item);
        }
        if (total > MAX_BYTES) {
            throw tooLarge(items, total);
        }
    }

    /** What an item takes in the table at most, before or after its write. */
    static long stored(PendingItem item) {
        var before = item.before().orElse(Item.of(Map.of()));
        long old = before.attributes().stream()
                .mapToLong(name -> ItemSize.of(name, before.get(name)))
                .sum();
        return Math.max(old, size(item));
    }

    /** @param companions what a running migration adds to them */
    static void check(List<PendingItem> items, List<Companion> companions) {
        check(items);
        if (!companions.isEmpty() && items.size() + companions.size() > MAX_ITEMS) {
            throw Refusal.notSupported(
                    "TOO_MANY_ITEMS",
                    "the transaction writes " + items.size() + " items and, for the migration that runs, "
                            + companions.size() + " beside them; DynamoDB commits at most " + MAX_ITEMS
                            + " atomically",
                    "commit=refuse",
                    "Commit in smaller transactions while a migration runs.");
        }
    }

    private static long size(PendingItem item) {
        if (item.after().isEmpty() || item.subject().role().isCheck()) {
            return 0;
        }
        long size = ItemSize.of(item.after().get()) + (item.table().stamped() ? STAMP : 0);
        if (size > MAX_ITEM_BYTES) {
            throw itemTooLarge(item, size);
        }
        return size;
    }

    private static Refusal itemTooLarge(PendingItem item, long size) {
        Map<String, Value> attributes = item.after().orElseThrow();
        var largest = attributes.entrySet().stream()
                .map(attribute -> Map.entry(attribute.getKey(), ItemSize.of(attribute.getKey(), attribute.getValue())))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LARGEST)
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .collect(Collectors.joining(", "));
        return Refusal.of(
                "ITEM_TOO_LARGE",
                Refusal.TOO_LARGE,
                "an item of " + size + " bytes, DynamoDB takes " + MAX_ITEM_BYTES + "; its largest attributes are "
                        + largest,
                item.subject().toString(),
                "Keep large values elsewhere, in Amazon S3 for one, or split the entity.");
    }

    private static Refusal tooLarge(List<PendingItem> items, long total) {
        var sizes = new TreeMap<String, Long>();
        for (var item : items) {
            sizes.merge(counted(item), size(item), Long::sum);
        }
        return Refusal.of(
                "TRANSACTION_TOO_LARGE",
                Refusal.TOO_LARGE,
                "the transaction writes " + total + " bytes, DynamoDB commits at most " + MAX_BYTES + " atomically: "
                        + sizes,
                "commit=refuse",
                SMALLER);
    }

    private static Refusal tooMany(List<PendingItem> items) {
        var counts = new TreeMap<String, Integer>();
        for (var item : items) {
            counts.merge(counted(item), 1, Integer::sum);
        }
        long read =
                items.stream().filter(item -> item.subject().role().isRead()).count();
        if (read > 0) {
            return Refusal.notSupported(
                    "TOO_MANY_READS",
                    "the transaction writes " + (items.size() - read) + " items and has to check " + read
                            + " others that it has read, DynamoDB commits at most " + MAX_ITEMS + " atomically: "
                            + counts,
                    "isolation",
                    "Read less in one transaction, or let commit=journaled check and write any number.");
        }
        return Refusal.notSupported(
                "TOO_MANY_ITEMS",
                "the transaction writes " + items.size() + " items, DynamoDB commits at most " + MAX_ITEMS
                        + " atomically: " + counts,
                "commit=refuse",
                SMALLER);
    }

    private static String counted(PendingItem item) {
        var role =
                switch (item.subject().role()) {
                    case ROW -> "";
                    case LOCATOR -> " (locators)";
                    case GUARD -> " (guards)";
                    case ENTRY -> " (index entries)";
                    case HEIR -> " (items beside)";
                    case LOCK -> " (version checks)";
                    case PARENT -> " (parents checked)";
                    case READ -> " (read and checked)";
                    case RANGE, RANGE_READ -> " (versions of item collections)";
                };
        return item.subject().mapping().entity() + role;
    }
}
