package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a transaction will have made of one item, whatever number of statements led there.
 *
 * @param before the item as the transaction found it, empty for one that must not exist
 * @param checks attributes that must still hold these values at commit, {@link Value#NULL} for "absent"
 * @param after the item as it will be, empty for one that will be gone; whoever gives it changes it no more
 * @param changes what the commit makes of an item that nobody has read: {@code before} and {@code after} are empty items then
 * @param inPart whether {@code before} is not the whole item: its key and what deleting it takes
 */
record PendingItem(
        PhysicalTable table,
        ItemKey key,
        Subject subject,
        Optional<Item> before,
        Map<String, Value> checks,
        Optional<Map<String, Value>> after,
        List<AtomicChange> changes,
        boolean inPart) {

    PendingItem {
        checks = Map.copyOf(checks);
        changes = List.copyOf(changes);
    }

    PendingItem(
            PhysicalTable table,
            ItemKey key,
            Subject subject,
            Optional<Item> before,
            Map<String, Value> checks,
            Optional<Map<String, Value>> after) {
        this(table, key, subject, before, checks, after, List.of(), false);
    }

    /** The delete of an item that was read in part. */
    static PendingItem deleteInPart(
            PhysicalTable table, ItemKey key, Subject subject, Item part, Map<String, Value> checks) {
        return new PendingItem(table, key, subject, Optional.of(part), checks, Optional.empty(), List.of(), true);
    }

    /** An item that is there, and changes without having been read. */
    static PendingItem unread(PhysicalTable table, ItemKey key, Subject subject, List<AtomicChange> changes) {
        return new PendingItem(
                table, key, subject, Optional.of(Item.of(Map.of())), Map.of(), Optional.of(Map.of()), changes, false);
    }

    /** Whether it changes an item that nobody has read. */
    boolean isUnread() {
        return !changes.isEmpty();
    }

    /** Whether it is written whatever stands there. */
    boolean isUnconditional() {
        return subject.role() == Subject.Role.RANGE && before.isPresent() && checks.isEmpty();
    }

    /** An item that is not written, and must be there, with these values, when the transaction commits. */
    static PendingItem check(PhysicalTable table, ItemKey key, Subject subject, Map<String, Value> checks) {
        return new PendingItem(table, key, subject, Optional.of(Item.of(Map.of())), checks, Optional.of(Map.of()));
    }

    /** An item that was read, and must be so still when the transaction commits. */
    static PendingItem read(PhysicalTable table, ItemKey key, Subject subject, Item item, Map<String, Value> checks) {
        return new PendingItem(table, key, subject, Optional.of(item), checks, Optional.of(Map.of()));
    }

    /** A key at which nothing was found, and nothing must be when the transaction commits. */
    static PendingItem absent(PhysicalTable table, ItemKey key, Subject subject) {
        return new PendingItem(table, key, subject, Optional.empty(), Map.of(), Optional.of(Map.of()));
    }

    /** The item as it will be. */
    Optional<Item> item() {
        return after.map(Item::over);
    }

    WriteSet.Place place() {
        return new WriteSet.Place(table, key);
    }

    /** The same, of an item that is there after all. */
    PendingItem foundAs(Item found, Map<String, Value> checks) {
        return new PendingItem(table, key, subject, Optional.of(found), checks, after);
    }

    PendingItem becoming(Subject subject, Optional<Map<String, Value>> item) {
        return new PendingItem(table, key, subject, before, checks, item, List.of(), inPart);
    }

    /** This write, and only over an item that holds in these attributes what the transaction found; one that it made has no need of it. */
    PendingItem unchangedIn(List<String> attributes) {
        if (before.isEmpty() || checks.keySet().containsAll(attributes)) {
            return this;
        }
        var all = new HashMap<>(checks);
        attributes.forEach(attribute -> all.putIfAbsent(attribute, before.get().get(attribute)));
        return new PendingItem(table, key, subject, before, all, after, List.of(), inPart);
    }

    /**
     * This write, and also what a claim asks for: a condition that it may not have yet.
     *
     * @throws RowConflict if it removes the row that a foreign key refers to
     */
    PendingItem with(PendingItem claim) {
        if (after.isEmpty() && claim.subject().role() == Subject.Role.PARENT) {
            throw RowConflict.of(claim);
        }
        return before.isEmpty() || !checks.isEmpty()
                ? this
                : new PendingItem(table, key, subject, before, claim.checks(), after, changes, inPart);
    }

    /**
     * This write or check, and also that the item is as the transaction has read it.
     *
     * @throws RowConflict where both cannot be: it had changed in between
     */
    PendingItem asRead(PendingItem read) {
        if (isUnconditional()) {
            return new PendingItem(table, key, subject, read.before(), read.checks(), after);
        }
        if (before.isPresent() != read.before().isPresent()) {
            throw RowConflict.of(this);
        }
        var all = new HashMap<>(checks);
        read.checks().forEach((attribute, value) -> {
            if (!value.equals(all.getOrDefault(attribute, value))) {
                throw RowConflict.of(this);
            }
            all.put(attribute, value);
        });
        return new PendingItem(table, key, subject, before, all, after, changes, inPart);
    }

    /** Created and removed again, or a bag's row removed and added again: nothing to write. */
    boolean isNothing() {
        return before.isEmpty() ? after.isEmpty() : checks.isEmpty() && after.isPresent() && isUnchangedBagRow();
    }

    /**
     * Whether what is stored, not by us, shows that our write was never there: it has the very version that ours would have.
     * Any other may have come behind ours.
     */
    boolean isTakenBy(Optional<Item> stored) {
        var mapping = subject.mapping();
        if (!mapping.isVersioned() || stored.isEmpty() || after.isEmpty()) {
            return false;
        }
        var version = mapping.attribute(mapping.version()).name();
        var ours = after.get().get(version);
        return ours != null && ours.equals(stored.get().get(version));
    }

    /** Whether its write would succeed over what is stored: the condition of {@link Actions}, asked of an item at hand. */
    boolean holdsOver(Optional<Item> stored, Instant now) {
        if (isUnconditional()) {
            return true;
        }
        var moment = Expiry.attribute(this);
        var there = stored.filter(item -> moment.isEmpty() || !TimeToLive.isExpired(item.get(moment), now));
        if (before.isEmpty()) {
            return there.isEmpty();
        }
        return there.isPresent()
                && checks.entrySet().stream()
                        .allMatch(check -> there.get().get(check.getKey()).equals(check.getValue()));
    }

    /** A number that what is stored holds, and to which the write cannot add: else it would have succeeded, or another condition does not hold. */
    Optional<Refusal> beyond(Optional<Item> stored, Instant now) {
        if (!isUnread() || !holdsOver(stored, now)) {
            return Optional.empty();
        }
        var row = new Row(subject.mapping(), stored.orElseThrow());
        return changes.stream()
                .flatMap(change -> change.beyond(row.value(change.attribute())).stream())
                .findFirst();
    }

    private boolean isUnchangedBagRow() {
        return subject.role() == Subject.Role.ROW
                && subject.mapping().attributes().stream()
                        .anyMatch(attribute -> attribute.generation() == Attribute.Generation.ROW_ID)
                && before.orElseThrow().attributes().stream()
                        .filter(name -> !name.equals(TableMapping.COMMIT_STAMP))
                        .collect(Collectors.toSet())
                        .equals(after.orElseThrow().keySet())
                && after.orElseThrow().entrySet().stream().allMatch(entry -> entry.getValue()
                        .equals(before.orElseThrow().get(entry.getKey())));
    }
}
