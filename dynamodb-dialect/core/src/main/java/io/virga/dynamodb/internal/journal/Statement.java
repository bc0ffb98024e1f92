package io.virga.dynamodb.internal.journal;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The locks that one statement has met, and whether what it has read goes together. A transaction that it met is seen by it whole or not at
 * all:
 *
 * <ul>
 *   <li>pending when met and pending (or aborted) at the end: none of its writes was there to be seen;
 *   <li>committed before the statement read anything: all of them were;
 *   <li>otherwise it became so in between, and the statement reads anew, knowing it committed.
 * </ul>
 *
 * <p>A value: each method returns the next.
 *
 * @param known transactions that were committed before the present attempt began
 * @param pending those met that were pending
 * @param committed those met that were committed, or gone with their lock
 */
public record Statement(Set<String> known, Set<String> pending, Set<String> committed) {

    public static final Statement NEW = new Statement(Set.of(), Set.of(), Set.of());

    public Statement {
        known = sorted(known);
        pending = sorted(pending);
        committed = sorted(committed);
    }

    private static Set<String> sorted(Set<String> names) {
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }

    private static Set<String> with(Set<String> names, String more) {
        var all = new TreeSet<>(names);
        all.add(more);
        return all;
    }

    /** A lock was met, and its head said this. */
    public Statement met(String tx, State state) {
        return switch (state) {
            case PENDING -> new Statement(known, with(pending, tx), committed);
            case COMMITTED, GONE -> new Statement(known, pending, with(committed, tx));
            case ABORTED -> this;
        };
    }

    /** At the end of an attempt: the transactions whose heads are to be looked at once more. */
    public Set<String> open() {
        return pending;
    }

    /** One of the {@link #open()} ones was looked at. */
    public Statement looked(String tx, State state) {
        return state == State.COMMITTED || state == State.GONE
                ? new Statement(known, pending, with(committed, tx))
                : this;
    }

    /** Whether what was read goes together, once all the open ones were looked at. */
    public boolean isWhole() {
        return known.containsAll(committed);
    }

    /** The next attempt. */
    public Statement again() {
        var all = new TreeSet<>(known);
        all.addAll(committed);
        return new Statement(all, Set.of(), Set.of());
    }
}
