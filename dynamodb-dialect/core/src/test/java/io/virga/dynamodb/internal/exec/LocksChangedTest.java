package io.virga.dynamodb.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.journal.State;
import io.virga.dynamodb.internal.journal.Statement;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Batch;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.Page;
import io.virga.dynamodb.internal.store.PartiQlPage;
import io.virga.dynamodb.internal.store.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Locks that go and come faster than they are read: each bound ends in a refusal that says so, and nothing but a dead lock was written. No server does this at
 * will, so the table is made by hand: one row, locked by another transaction each time that it is read.
 */
class LocksChangedTest {

    private static final PhysicalTable TABLE = new PhysicalTable("shop", "pk", "sk");
    private static final ItemKey ROW = ItemKey.of("Row#1", "#");

    /** One row whose lock is another's each time, and heads that say what a test wants. */
    private abstract static class Restless implements ItemStore {

        final List<Request.Write> written = new ArrayList<>();
        /** The number of the transaction that holds the row. */
        int holder = 16;

        /** What the head of a transaction says, the n-th time from 1 that it is read. */
        abstract State state(String tx, int time);

        /** How often the head of each transaction was read. */
        final Map<String, Integer> looks = new HashMap<>();

        static String tx(int number) {
            return Integer.toHexString(number);
        }

        Item row(int holder) {
            return Item.of(Map.of(
                    "pk", ROW.partition(),
                    "sk", ROW.sort(),
                    "_type", Value.text("Row"),
                    "text", Value.text("kept"),
                    "_lock", new LockText(tx(holder), 0, false).value()));
        }

        @Override
        public Optional<Item> get(Request.Get request) {
            if (request.key().equals(ROW)) {
                return Optional.of(row(++holder));
            }
            var tx = ((Value.Text) request.key().sort()).value();
            if (!request.key().equals(JournalText.headKey(tx))) {
                // a chunk that is gone with its transaction
                return Optional.empty();
            }
            var state = state(tx, looks.merge(tx, 1, Integer::sum));
            return state == State.GONE
                    ? Optional.empty()
                    : Optional.of(Item.of(Map.of("state", Value.text(state.name()), "parts", Value.Num.of(1))));
        }

        @Override
        public Page query(Request.Query request) {
            return new Page(List.of(), 0, 0, Map.of());
        }

        @Override
        public void write(Request.Write request) {
            written.add(request);
        }

        @Override
        public void transact(Request.Transact request) {
            written.addAll(request.actions());
        }

        @Override
        public Batch batchGet(Request.BatchGet request) {
            throw new AssertionError("one row is read by itself");
        }

        @Override
        public Page scan(Request.Scan request) {
            throw new AssertionError("nothing is scanned");
        }

        @Override
        public PartiQlPage partiQl(Request.PartiQl request) {
            throw new AssertionError("no PartiQL");
        }

        @Override
        public Item updateAndGet(Request.Update request) {
            throw new AssertionError("nothing is counted");
        }

        @Override
        public void close() {}
    }

    /** A lock whose transaction is pending while the first rows are read. */
    private static final class CommittedBehind extends Restless {

        boolean committed;

        @Override
        State state(String tx, int time) {
            return committed ? State.COMMITTED : State.PENDING;
        }

        /** A statement of so many rows, which has met the lock. */
        Iterator<Integer> stream(int rows) {
            return new WholeStatement(this, TABLE).stream(store -> {
                store.get(LocksChangedTest.row());
                return IntStream.range(0, rows).iterator();
            });
        }
    }

    private static Request.Get row() {
        return new Request.Get(TABLE, ROW, List.of(), true);
    }

    private static void assertRefused(Throwable problem, String message) {
        assertThat(problem).isInstanceOf(Refusal.class).hasMessage(message);
        assertThat(((Refusal) problem).sqlState())
                .as("serialization failure: it may be repeated")
                .isEqualTo("40001");
    }

    /** Pending when the row is read, committed when the statement ends: each attempt meets another. */
    @Test
    void a_statement_that_is_overtaken_each_time_gives_up() {
        var attempts = new int[1];
        var table = new Restless() {
            @Override
            State state(String tx, int time) {
                return time == 1 ? State.PENDING : State.COMMITTED;
            }
        };
        assertThatThrownBy(() -> new WholeStatement(table, TABLE).run(store -> {
                    attempts[0]++;
                    assertThat(store.get(row()).orElseThrow().get("text")).isEqualTo(Value.text("kept"));
                    return attempts[0];
                }))
                .satisfies(problem -> assertRefused(
                        problem,
                        "LOCKS_CHANGED: transactions were committed 10 times while the statement read them [shop]."
                                + " Repeat the transaction, or read when fewer large ones are written."));
        assertThat(attempts[0]).isEqualTo(10);
        assertThat(table.written).isEmpty();
    }

    @Test
    void a_statement_that_is_overtaken_for_a_while_comes_to_its_end() {
        var attempts = new int[1];
        var table = new Restless() {
            @Override
            State state(String tx, int time) {
                return time == 1 || attempts[0] == 7 ? State.PENDING : State.COMMITTED;
            }
        };
        assertThat(new WholeStatement(table, TABLE).<Integer>run(store -> {
                    store.get(row());
                    return ++attempts[0];
                }))
                .isEqualTo(7);
        assertThat(table.written).isEmpty();
    }

    /** Whose transaction is gone whenever it is looked at is read anew, and each time it is another's. */
    @Test
    void an_item_that_is_locked_by_one_after_the_other_is_not_read_for_ever() {
        var table = new Restless() {
            @Override
            State state(String tx, int time) {
                return State.GONE;
            }
        };
        var reads = new LockedReads(table, TABLE, Statement.NEW);
        assertThatThrownBy(() -> reads.get(row()))
                .satisfies(problem -> assertRefused(
                        problem,
                        "LOCKS_CHANGED: 1 items were locked by one transaction after the other while the statement read them"
                                + " [shop]. Repeat the transaction, or read when fewer large ones are written."));
        assertThat(table.holder).as("read once, and 20 times again").isEqualTo(16 + 21);
        assertThat(table.written).isEmpty();
    }

    /** All rows were held back: nothing that is committed later changes what was read. */
    @Test
    void a_thousand_rows_go_together_whatever_comes_behind_them() {
        var table = new CommittedBehind();
        var rows = table.stream(1_000);
        table.committed = true;
        assertThat(rows).toIterable().hasSize(1_000);
    }

    /** More rows than are held back were handed on before it was known. */
    @Test
    void a_stream_that_does_not_go_together_says_so_at_its_end() {
        var table = new CommittedBehind();
        var rows = table.stream(1_500);
        for (int i = 0; i < 1_500; i++) {
            assertThat(rows.next()).isEqualTo(i);
        }
        table.committed = true;
        assertThatThrownBy(rows::hasNext)
                .satisfies(problem -> assertRefused(
                        problem,
                        "LOCKS_CHANGED: transactions were committed while the statement read them [shop]."
                                + " Repeat the transaction, or read when fewer large ones are written."));
        assertThat(table.written).isEmpty();
    }

    /** The patience with each begins when all are found. */
    @Test
    void the_dead_are_waited_for_at_once() {
        var dead = IntStream.range(0, 6)
                .mapToObj(i -> Item.of(Map.of("sk", Value.text(Restless.tx(17 + i)))))
                .toList();
        var table = new Restless() {
            boolean listed;

            @Override
            State state(String tx, int time) {
                boolean decided = written.stream()
                        .anyMatch(write -> write instanceof Request.Update decision
                                && decision.key().equals(JournalText.headKey(tx)));
                return decided ? State.ABORTED : State.PENDING;
            }

            @Override
            public Page query(Request.Query request) {
                if (listed) {
                    return super.query(request);
                }
                listed = true;
                return new Page(dead, dead.size(), dead.size(), Map.of());
            }
        };
        assertThat(new Journal(table, TABLE, Duration.ofSeconds(2)).recover()).isEqualTo(6);
        assertThat(table.looks).hasSize(6);
        table.looks.remove(Restless.tx(17));
        assertThat(table.looks.values()).allMatch(looks -> looks <= 2);
    }

    /** Who brings items along frees each lock of the dead, and meets the next. */
    @Test
    void an_item_that_is_to_be_brought_along_is_left_when_fifty_have_locked_it() {
        var table = new Restless() {
            @Override
            State state(String tx, int time) {
                return State.GONE;
            }
        };
        var locks = new Locks(table, Duration.ofSeconds(1));
        assertThatThrownBy(() -> locks.get(TABLE, ROW))
                .satisfies(problem -> assertRefused(
                        problem,
                        "LOCKS_CHANGED: an item was locked by 50 transactions while it was to be brought along [shop "
                                + new LockText(Restless.tx(17 + 50), 0, false) + "]."
                                + " Run it again when fewer large transactions are written."));
        // each takes one lock off, on the condition that it is that one, and touches nothing else
        assertThat(table.written).hasSize(50).allSatisfy(write -> {
            assertThat(write).isInstanceOf(Request.Update.class);
            assertThat(((Request.Update) write).update().readable()).isEqualTo("REMOVE _lock");
            assertThat(write.condition().readable()).isEqualTo("_lock = ?");
        });
        assertThat(table.written.stream()
                        .map(write -> write.condition().equal("_lock").orElseThrow()))
                .doesNotHaveDuplicates();
    }
}
