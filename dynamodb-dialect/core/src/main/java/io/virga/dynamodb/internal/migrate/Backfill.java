package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Locks;
import io.virga.dynamodb.internal.exec.Marker;
import io.virga.dynamodb.internal.exec.Repetition;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings items along, each by one conditional write, or one transaction where its key or what is kept beside it changes: an
 * item that somebody wrote in between is read again, never overwritten. Safe for use by several threads.
 */
final class Backfill implements Pass.Work {

    private static final int ATTEMPTS = 50;
    private static final int MOST_ACTIONS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A quarter of it is how long a journaled transaction may take that was begun before the migration. */
    private static final Duration LOCKED = Duration.ofSeconds(40);

    private final ItemStore store;
    private final List<Rewriting> rewriters;
    private final Repetition repetition = new Repetition(PATIENCE);
    private final @Nullable Locks locks;

    Backfill(ItemStore store, List<? extends Rewriting> rewriters) {
        this(store, rewriters, new Locks(store, LOCKED));
    }

    private Backfill(ItemStore store, List<? extends Rewriting> rewriters, @Nullable Locks locks) {
        this.store = store;
        this.rewriters = List.copyOf(rewriters);
        this.locks = locks;
    }

    /** One that is only asked, and writes nothing: what is locked is taken as it is. */
    static Backfill asked(ItemStore store, List<? extends Rewriting> rewriters) {
        return new Backfill(store, rewriters, null);
    }

    private Optional<Item> over(PhysicalTable table, Item item) {
        return locks == null ? Optional.of(item) : locks.over(table, item);
    }

    private Optional<Item> stored(PhysicalTable table, ItemKey key) {
        return locks == null ? store.get(new Request.Get(table, key, List.of(), true)) : locks.get(table, key);
    }

    /** What is locked has become something else when its transaction is over, a row out of a placeholder for one. */
    @Override
    public boolean on(Item read) {
        return on(read, Beside.none(store));
    }

    @Override
    public Pass.Work of(List<Item> page) {
        var beside = beside(page, rewritten -> !rewritten.isNothing());
        return read -> on(read, beside);
    }

    private boolean on(Item read, Beside beside) {
        if (rewriters.isEmpty()) {
            return false;
        }
        var item = over(rewriters.get(0).from().table(), read);
        // behind a lock that was waited for, what was read beside it is of before
        var known = item.filter(found -> found == read).isPresent() ? beside : Beside.none(store);
        return item.filter(found -> brought(found, known)).isPresent();
    }

    private boolean brought(Item item, Beside beside) {
        var rewriter = rewriter(item);
        return rewriter.isPresent()
                && !rewriter.get().isExpired(item, Instant.now())
                && bring(rewriter.get(), item, beside);
    }

    private Optional<Rewriting> rewriter(Item item) {
        for (var rewriter : rewriters) {
            if (rewriter.owns(item)) {
                return Optional.of(rewriter);
            }
        }
        return Optional.empty();
    }

    /** What stands beside those items of a page of which it is asked. */
    Beside beside(List<Item> page, Predicate<Rewritten> which) {
        var rows = new ArrayList<Rewritten>();
        for (var item : page) {
            try {
                rewriter(item)
                        .map(rewriter -> rewriter.rewrite(item))
                        .filter(which)
                        .ifPresent(rows::add);
            } catch (Refusal e) {
                // it is thrown again when its turn comes
                continue;
            }
        }
        return Beside.of(store, rows);
    }

    private boolean bring(Rewriting rewriter, Item read, Beside beside) {
        var item = Optional.of(read);
        var key = rewriter.from().table().keyOf(read::get);
        for (int attempt = 1; item.isPresent(); attempt++) {
            if (!rewriter.owns(item.get())) {
                return false;
            }
            var rewritten = rewriter.rewrite(item.get());
            var writes = writes(rewritten, attempt == 1 ? beside : Beside.none(store));
            if (writes.isEmpty()) {
                return false;
            }
            if (written(writes)) {
                return true;
            }
            conflict(rewritten);
            if (attempt == ATTEMPTS) {
                throw MigrationFailures.of(
                        Kind.DATA,
                        "ROW_BUSY",
                        "a row changed " + ATTEMPTS + " times while it was brought along",
                        rewriter.from().entity() + " " + RowRewriter.text(key),
                        "Run virga migrate again when less is written; it goes on where it was.");
            }
            item = stored(rewriter.from().table(), key);
        }
        return false;
    }

    /** Whether there is anything to write; what is kept beside a row is looked at. */
    boolean wants(Rewritten rewritten, Beside beside) {
        return !writes(rewritten, beside).isEmpty();
    }

    private List<Request.Write> writes(Rewritten rewritten, Beside beside) {
        if (rewritten.isNothing()) {
            return List.of();
        }
        var there = there(rewritten, beside);
        var markers = new ArrayList<Request.Write>();
        for (var marker : rewritten.arriving()) {
            if (stored(marker, beside).filter(found -> points(found, marker)).isEmpty()) {
                markers.add(RowWrites.put(marker, rewritten.keys()));
            }
        }
        for (var marker : rewritten.leaving()) {
            if (stored(marker, beside)
                    .filter(found -> RowWrites.target(found).equals(rewritten.oldKey()))
                    .isPresent()) {
                markers.add(RowWrites.delete(marker, rewritten.oldKey()));
            }
        }
        boolean copied = rewritten.how() == Rewritten.How.COPY
                && there.filter(rewritten::isAsRead).isPresent();
        if (markers.isEmpty() && (copied || !rewritten.changesItem())) {
            return List.of();
        }
        var writes = new ArrayList<>(RowWrites.of(rewritten, there));
        writes.addAll(markers);
        if (writes.size() > MOST_ACTIONS) {
            throw MigrationFailures.of(
                    Kind.DATA,
                    "ROW_TOO_LARGE",
                    "a row with what is kept beside it takes " + writes.size() + " writes, and a transaction has 100",
                    rewritten.from().entity() + " " + RowRewriter.text(rewritten.oldKey()),
                    "Split the migration: first the key, then unique constraints and indexes.");
        }
        return writes;
    }

    /** What is under the new key of a row that gets one. */
    private Optional<Item> there(Rewritten rewritten, Beside beside) {
        if (rewritten.how() == Rewritten.How.CHANGE) {
            return Optional.empty();
        }
        var table = rewritten.to().table();
        var found = beside.get(table, rewritten.key()).flatMap(item -> over(table, item));
        if (isAnother(rewritten, found)) {
            // that row may have left the key since
            found = stored(table, rewritten.key());
            if (isAnother(rewritten, found)) {
                throw keyTaken(rewritten);
            }
        }
        return found;
    }

    private static boolean isAnother(Rewritten rewritten, Optional<Item> there) {
        return there.filter(item -> rewritten.how() == Rewritten.How.MOVE || !rewritten.isSameRow(item))
                .isPresent();
    }

    private Optional<Item> stored(Marker marker, Beside beside) {
        return beside.get(marker.table(), marker.key()).flatMap(found -> over(marker.table(), found));
    }

    private static boolean points(Item there, Marker marker) {
        return RowWrites.target(there).equals(RowWrites.target(Item.of(marker.item())));
    }

    /** Where the write failed for what another row holds, and not for its own having changed. */
    private void conflict(Rewritten rewritten) {
        for (var marker : rewritten.arriving()) {
            var there = stored(marker.table(), marker.key());
            if (there.isPresent()
                    && !points(there.get(), marker)
                    && !RowWrites.target(there.get()).equals(rewritten.oldKey())) {
                throw taken(marker, rewritten.oldKey(), RowWrites.target(there.get()));
            }
        }
    }

    private static io.virga.dynamodb.schema.MigrationException keyTaken(Rewritten rewritten) {
        return MigrationFailures.of(
                Kind.DATA,
                "KEY_TAKEN",
                "two rows want the key " + RowRewriter.text(rewritten.key()) + ": one is there, and the other is "
                        + RowRewriter.text(rewritten.oldKey()),
                rewritten.to().entity(),
                "Delete or change one of the two, and run virga migrate again.");
    }

    static io.virga.dynamodb.schema.MigrationException taken(Marker marker, ItemKey one, ItemKey other) {
        return MigrationFailures.of(
                Kind.DATA,
                "UNIQUE_CONFLICT",
                marker.subject() + " is wanted by two rows: " + RowRewriter.text(one) + " and "
                        + RowRewriter.text(other),
                marker.table().name(),
                "Change one of them, and run virga migrate again.");
    }

    private boolean written(List<Request.Write> writes) {
        var single = writes.size() == 1;
        var token = UUID.randomUUID().toString();
        var written = new boolean[1];
        repetition.run(attempt -> {
            try {
                if (single) {
                    store.write(writes.get(0));
                } else {
                    store.transact(new Request.Transact(writes, token));
                }
                written[0] = true;
            } catch (StoreException e) {
                if (!isCondition(e)) {
                    throw e;
                }
            }
        });
        return written[0];
    }

    private static boolean isCondition(StoreException e) {
        return e.failure() instanceof StoreException.ConditionFailed
                || e.failure() instanceof StoreException.Cancelled cancelled
                        && cancelled.reasons().stream()
                                .anyMatch(reason -> reason instanceof StoreException.Reason.ConditionFailed);
    }
}
