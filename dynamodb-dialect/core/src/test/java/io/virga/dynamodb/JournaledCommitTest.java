package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint.Fault;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code commit=journaled}: all or nothing at any size, wherever it is cut off, and seen so by who reads it meanwhile. */
@ExtendWith(DynamoDbExtension.class)
class JournaledCommitTest {

    private static final String TABLE = "journaled";
    /** What passes: the server has not acted, and it has. */
    private static final List<List<Fault>> ONCE = List.of(
            List.of(FaultyEndpoint.refused("ProvisionedThroughputExceededException"), FaultyEndpoint.requestLost()),
            List.of(FaultyEndpoint.failedAfterActing(500), FaultyEndpoint.answerLost()));

    private static FaultyEndpoint network;
    /** Behind the network that fails. */
    private static OrderSystem faulty;
    /** The same, and gives up soon. */
    private static OrderSystem hasty;
    /** Somebody else. */
    private static OrderSystem sound;

    private static RawTable raw;
    private static long base;

    @BeforeAll
    static void start(DynamoServer server) {
        network = FaultyEndpoint.before(server.endpoint());
        var through = network.to(server);
        // has patience with others for a quarter of a second, and nothing to repeat
        sound = OrderSystem.start(server, TABLE, List.of(Account.class), "commit=journaled", "retry.timeout=1");
        // repeats as long as a slow machine may take
        faulty = OrderSystem.start(through, TABLE, List.of(Account.class), "commit=journaled", "retry.timeout=10");
        hasty = OrderSystem.start(through, TABLE, List.of(Account.class), "commit=journaled", "retry.timeout=1");
        raw = new RawTable(server, TABLE);
    }

    @AfterAll
    static void stop() {
        faulty.close();
        hasty.close();
        sound.close();
        network.close();
        raw.close();
    }

    @BeforeEach
    void begin() {
        anew();
    }

    private static void anew() {
        base += 10_000;
        network.forget();
        sound.requests();
        faulty.requests();
        hasty.requests();
    }

    @Entity(name = "Account")
    static class Account {
        @Id
        Long id;

        @Version
        int version;

        String state = "before";

        @Column(unique = true)
        String number;

        protected Account() {}

        Account(long i) {
            id = base + i;
            number = "n" + id;
        }
    }

    private static List<Long> ids(long from, long to) {
        return LongStream.range(base + from, base + to).boxed().toList();
    }

    private static List<Account> all(EntityManager em, long from, long to) {
        return em.createQuery("from Account a where a.id in :ids", Account.class)
                .setParameter("ids", ids(from, to))
                .getResultList();
    }

    /** Before: accounts 0 to 39. The transaction: 0 to 29 are changed, with their guards, 30 to 39 go, 50 to 59 come: 130 items. */
    private static void prepare() {
        sound.run(em -> LongStream.range(0, 40).forEach(i -> em.persist(new Account(i))));
    }

    /** Two requests, and what the commit sends. */
    private static void act(EntityManager em) {
        all(em, 0, 30).forEach(account -> {
            account.state = "after";
            account.number = "new" + account.id;
        });
        all(em, 30, 40).forEach(em::remove);
        LongStream.range(50, 60).forEach(i -> em.persist(new Account(i)));
    }

    private static final int READS = 2;
    /** Head and chunk, two parts locked, the decision, two parts applied, chunk and head away. */
    private static final int WRITES = 9;

    private static final int DECISION = 5;

    /** What is there of it, by its kinds. */
    private static Map<String, Integer> state(OrderSystem who) {
        return who.call(em -> {
            var state = new TreeMap<String, Integer>();
            for (var account : all(em, 0, 60)) {
                long i = account.id - base;
                state.merge(i < 30 ? account.state : i < 40 ? "removed" : "new", 1, Integer::sum);
            }
            return state;
        });
    }

    private static final Map<String, Integer> BEFORE = Map.of("before", 30, "removed", 10);
    private static final Map<String, Integer> AFTER = Map.of("after", 30, "new", 10);

    private static void assertClean() {
        assertThat(raw.items()).allSatisfy(item -> {
            assertThat(item).doesNotContainKey("_lock");
            assertThat(item.get("_type").s()).isNotEqualTo("#journal");
        });
        var rows = raw.items("Account").stream()
                .collect(Collectors.toMap(row -> row.get("pk").s(), row -> row));
        var guards = raw.items("#guard");
        assertThat(guards).hasSameSizeAs(rows.values());
        assertThat(guards).allSatisfy(guard -> assertThat(guard.get("pk").s())
                .contains(rows.get(guard.get("_pk").s()).get("number").s()));
    }

    @Test
    void what_fits_is_one_transaction_as_ever() {
        sound.run(em -> LongStream.range(0, 50).forEach(i -> em.persist(new Account(i))));
        assertThat(sound.requests()).containsExactly("TransactWriteItems");
    }

    @Test
    void what_does_not_is_atomic() {
        prepare();
        assertThat(state(faulty)).isEqualTo(BEFORE);
        faulty.requests();
        faulty.run(JournaledCommitTest::act);
        assertThat(faulty.requests()).hasSize(READS + WRITES);
        assertThat(state(sound)).isEqualTo(AFTER);
        assertThat(state(faulty)).isEqualTo(AFTER);
        assertClean();
    }

    @Test
    void an_incident_that_passes_is_got_over() {
        for (int acted = 0; acted < ONCE.size(); acted++) {
            for (int request = 1; request <= WRITES; request++) {
                anew();
                prepare();
                network.at(READS + request, ONCE.get(acted).get(request % 2));
                faulty.run(JournaledCommitTest::act);
                assertThat(network.happened()).isEqualTo(1);
                assertThat(state(sound))
                        .as("acted %d, at request %d", acted, request)
                        .isEqualTo(AFTER);
            }
        }
        assertClean();
    }

    @Test
    void whoever_is_cut_off_has_done_all_or_nothing() {
        int done = 0;
        for (int request = 1; request <= WRITES; request++) {
            done += cutOff(request, FaultyEndpoint.answerLost());
        }
        // a request that is refused leaves what one leaves before it whose answer was lost: three of them tell the rest
        for (int request : List.of(1, DECISION, WRITES)) {
            done += cutOff(request, FaultyEndpoint.refused("AccessDeniedException"));
        }
        assertThat(done).as("cut off behind the commit point").isPositive();
    }

    /** How many transactions were committed, of one that hears nothing but refusals behind a request. */
    private static int cutOff(int request, Fault first) {
        anew();
        prepare();
        network.at(READS + request, first);
        network.from(READS + request + 1, FaultyEndpoint.refused("AccessDeniedException"));
        var problem = catchThrowable(() -> faulty.run(JournaledCommitTest::act));
        var seen = state(sound);
        assertThat(seen).as("at request %d: %s", request, problem).isIn(BEFORE, AFTER);
        if (problem == null) {
            assertThat(seen).isEqualTo(AFTER);
        } else if (!(problem.getCause() instanceof CommitOutcomeUnknownException)) {
            assertThat(seen).as("at request %d: %s", request, problem).isEqualTo(BEFORE);
        }
        if (request % 2 == 0) {
            // whoever wants to write where the dead have locked finishes for them
            sound.run(em -> all(em, 30, 35).forEach(account -> account.state = "touched"));
            assertThat(state(sound)).isEqualTo(seen);
        }
        JournalRecovery.run(sound.factory());
        assertThat(JournalRecovery.run(sound.factory())).isZero();
        assertThat(state(sound)).isEqualTo(seen);
        assertClean();
        return seen.equals(AFTER) ? 1 : 0;
    }

    @Test
    void a_commit_that_nobody_answers_is_resolved() {
        prepare();
        network.at(READS + DECISION, FaultyEndpoint.answerLost());
        network.from(READS + DECISION + 1, FaultyEndpoint.requestLost());
        var problem = catchThrowable(() -> hasty.run(JournaledCommitTest::act));
        assertThat(problem).hasCauseInstanceOf(CommitOutcomeUnknownException.class);
        var unknown = (CommitOutcomeUnknownException) problem.getCause();
        assertThat(unknown.keys()).hasSize(130);
        network.forget();
        assertThat(unknown.resolve()).isEqualTo(CommitOutcomeUnknownException.Outcome.COMMITTED);
        assertThat(state(sound)).isEqualTo(AFTER);
        assertClean();
    }

    @Test
    void a_stale_entity_stops_it_whole() {
        prepare();
        var problem = catchThrowable(() -> faulty.run(em -> {
            act(em);
            sound.run(other -> other.find(Account.class, base + 35).state = "touched");
        }));
        assertThat(problem).isInstanceOf(RollbackException.class).hasCauseInstanceOf(OptimisticLockException.class);
        assertThat(state(sound)).isEqualTo(BEFORE);
        assertClean();
    }

    @Test
    void a_duplicate_stops_it_whole() {
        prepare();
        sound.run(em -> {
            var account = new Account(55);
            account.number = "other" + base;
            em.persist(account);
        });
        var problem = catchThrowable(() -> faulty.run(JournaledCommitTest::act));
        assertThat(problem).isInstanceOf(RollbackException.class).hasCauseInstanceOf(EntityExistsException.class);
        sound.run(em -> assertThat(all(em, 50, 60)).hasSize(1));
        assertClean();
    }

    /** Another's lock stands, and it is not dead yet: reads go by it, and writes wait. */
    @Test
    void pending_locks_are_looked_through() {
        prepare();
        network.from(READS + 4, FaultyEndpoint.refused("AccessDeniedException"));
        catchThrowable(() -> faulty.run(JournaledCommitTest::act));
        assertThat(raw.items()).anySatisfy(item -> assertThat(item).containsKey("_lock"));
        assertThat(state(sound)).isEqualTo(BEFORE);
        sound.run(em -> assertThat(em.createQuery("select count(a) from Account a where a.id in :ids", Long.class)
                        .setParameter("ids", ids(0, 90))
                        .getSingleResult())
                .isEqualTo(40));
        sound.run(em -> {
            em.persist(new Account(51));
            em.remove(em.find(Account.class, base));
            em.find(Account.class, base + 1).state = "changed";
        });
        sound.run(em -> {
            assertThat(em.find(Account.class, base + 51)).isNotNull();
            assertThat(em.find(Account.class, base)).isNull();
        });
        network.forget();
        JournalRecovery.run(sound.factory());
        assertThat(state(sound)).isEqualTo(Map.of("before", 28, "changed", 1, "removed", 10, "new", 1));
        assertClean();
    }

    @Entity(name = "Elsewhere")
    @ItemTable(name = "elsewhere")
    static class Elsewhere {
        @Id
        long id;
    }

    @Test
    void rows_of_a_table_without_a_journal_are_not_taken_into_a_large_transaction(DynamoServer server) {
        try (var two =
                OrderSystem.start(server, "twotables", List.of(Account.class, Elsewhere.class), "commit=journaled")) {
            assertThatThrownBy(() -> two.run(em -> {
                        em.persist(new Elsewhere());
                        ids(0, 60).forEach(id -> em.persist(new Account(id)));
                    }))
                    .hasStackTraceContaining("JOURNAL_OTHER_TABLE")
                    .hasStackTraceContaining("elsewhere");
            two.run(em -> assertThat(em.find(Elsewhere.class, 0L)).isNull());
        }
    }

    @Test
    void a_table_without_a_journal_refuses(DynamoServer server) {
        OrderSystem.start(server, "unmarked", List.of(Account.class)).close();
        try (var orders = OrderSystem.start(server, "unmarked", List.of(Account.class), "commit=journaled")) {
            assertThatThrownBy(() -> orders.run(em -> em.find(Account.class, 1L)))
                    .hasStackTraceContaining("NO_JOURNAL")
                    .hasStackTraceContaining("hbm2ddl.auto=update");
        }
    }
}
