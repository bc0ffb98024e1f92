package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.DualForms;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.migrate.Announcement;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a unit may rely on what it has last heard of migrations. It asks again, at its own use, when that is older than
 * {@code virga.dynamodb.migration-check}; it writes nothing when that is older than twice as long, and nobody answers. Who
 * migrates waits three times as long behind each phase: by then everybody has heard of it, or stands still.
 *
 * <p>Safe for use by several threads: one asks, the others go on with what they know while that counts.
 */
final class MigrationLease {

    /** How long a lease counts, in checks. */
    private static final int CHECKS = 2;

    private final LongSupplier clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;

    /** @param since when it was asked for, before the answer */
    private record Known(SchemaItem.Content content, Announcement.Advice advice, Optional<Refusal> drift, long since) {}

    /** Asks the table. */
    interface Source {
        SchemaItem.Content read();
    }

    /** What the stored design says to the unit's own. */
    interface Comparison {
        /** @return why the unit cannot work with it */
        Optional<Refusal> compare(SchemaItem.Content content);
    }

    private final Comparison comparison;

    /** @param clock nanoseconds, from any start */
    MigrationLease(LongSupplier clock, Comparison comparison) {
        this.clock = clock;
        this.comparison = comparison;
    }

    long now() {
        return clock.getAsLong();
    }

    /** What was read at some time. */
    void heard(SchemaItem.Content content, Catalog design, long since) {
        var last = known;
        if (last != null && last.content().equals(content)) {
            known = new Known(content, last.advice(), last.drift(), since);
            return;
        }
        var advice = content.migration().map(each -> each.adviceFor(design)).orElse(Announcement.Advice.NONE);
        known = new Known(content, advice, advice.vouched() ? Optional.empty() : comparison.compare(content), since);
    }

    /** Whether anybody has answered yet. */
    boolean hasHeard() {
        return known != null;
    }

    /** The next use asks anew. */
    void forget() {
        known = null;
    }

    /**
     * Before anything is read or written.
     *
     * @throws Refusal where this unit may do nothing
     */
    void check(Duration interval, Catalog design, Source source) {
        // where nobody answers, the statement itself will say so
        renew(interval, design, source);
        refuse();
    }

    private void refuse() {
        var now = known;
        if (now != null) {
            now.advice().refusal().ifPresent(MigrationLease::refuse);
            now.drift().ifPresent(MigrationLease::refuse);
        }
    }

    private static void refuse(Refusal refusal) {
        throw refusal;
    }

    /** @param checks how many intervals */
    private boolean isOlderThan(Duration interval, int checks) {
        var now = known;
        return now == null || clock.getAsLong() - now.since() >= checks * interval.toNanos();
    }

    /** @return why nobody answered */
    private Optional<StoreException> renew(Duration interval, Catalog design, Source source) {
        if (!isOlderThan(interval, 1)) {
            return Optional.empty();
        }
        if (isOlderThan(interval, CHECKS)) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return Optional.empty();
        }
        try {
            if (isOlderThan(interval, 1)) {
                long since = clock.getAsLong();
                heard(source.read(), design, since);
            }
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e);
        } finally {
            asking.unlock();
        }
    }

    DualForms reading() {
        var now = known;
        return now == null ? DualForms.NONE : now.advice().forms();
    }

    /**
     * Behind an answer: what it was asked with must have counted until it came.
     *
     * @throws Refusal where a migration has moved on meanwhile
     */
    void confirm(DualForms forms, Duration interval, Catalog design, Source source) {
        if (!isOlderThan(interval, CHECKS)) {
            return;
        }
        renew(interval, design, source);
        refuse();
        if (!reading().equals(forms)) {
            throw Refusal.of(
                    "MIGRATION_MOVED_ON",
                    "40001",
                    "a migration has moved on while the statement read",
                    design.home().name(),
                    "Repeat the transaction.");
        }
    }

    /**
     * @throws Refusal where it is not known for sure what to write, or nothing may be written
     * @throws StoreException where nobody has answered yet
     */
    DualForms writing(Duration interval, Catalog design, Source source) {
        var failure = renew(interval, design, source);
        if (failure.isPresent() && known == null) {
            throw failure.get();
        }
        if (isOlderThan(interval, CHECKS)) {
            var refusal = Refusal.of(
                    "MIGRATION_UNSURE",
                    Refusal.CONNECTION,
                    "for " + interval.multipliedBy(CHECKS).toMillis() + " ms nobody has said whether a migration runs",
                    design.home().name(),
                    "Nothing was written: try again when the table answers.");
            failure.ifPresent(refusal::initCause);
            throw refusal;
        }
        refuse();
        return reading();
    }
}
