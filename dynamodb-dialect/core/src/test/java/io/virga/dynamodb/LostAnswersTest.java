package io.virga.dynamodb;

import static io.virga.dynamodb.internal.store.Operation.BATCH_GET_ITEM;
import static io.virga.dynamodb.internal.store.Operation.PUT_ITEM;
import static io.virga.dynamodb.internal.store.Operation.TRANSACT_WRITE_ITEMS;
import static io.virga.dynamodb.internal.store.Operation.UPDATE_ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A network between us and the server: what was written is known, and written once. */
@ExtendWith(DynamoDbExtension.class)
class LostAnswersTest {

    private static int tables;

    private FaultyEndpoint network;
    private OrderSystem orders;
    /** On the same table, and done with waiting after a second. */
    private OrderSystem impatient;

    private DynamoServer through;
    private String table;

    @BeforeEach
    void start(DynamoServer server) {
        network = FaultyEndpoint.before(server.endpoint());
        through = network.to(server);
        table = "lost" + tables++;
        orders = OrderSystem.start(through, table);
        orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
    }

    @AfterEach
    void stop() {
        if (impatient != null) {
            impatient.close();
        }
        orders.close();
        network.close();
    }

    private Customer ann() {
        return orders.call(em -> em.find(Customer.class, 1L));
    }

    @Test
    void a_single_write_whose_answer_is_lost_finds_its_own_stamp() {
        network.next(UPDATE_ITEM, FaultyEndpoint.answerLost());
        orders.run(em -> em.find(Customer.class, 1L).setName("Anna"));
        assertThat(network.count(UPDATE_ITEM)).isEqualTo(2);
        assertThat(ann().getName()).isEqualTo("Anna");
        assertThat(ann().getVersion()).isEqualTo(1);
    }

    @Test
    void an_insert_whose_answer_is_lost_is_no_duplicate() {
        network.next(PUT_ITEM, FaultyEndpoint.answerLost());
        orders.run(em -> em.persist(new Customer(2, "Bob", "Spain")));
        orders.run(em -> assertThat(em.find(Customer.class, 2L).getName()).isEqualTo("Bob"));
    }

    @Test
    void a_transaction_whose_answer_is_lost_repeats_under_its_token() {
        network.next(TRANSACT_WRITE_ITEMS, FaultyEndpoint.answerLost());
        orders.run(em -> {
            em.find(Customer.class, 1L).setName("Anna");
            em.persist(new Customer(2, "Bob", "Spain"));
        });
        assertThat(network.count(TRANSACT_WRITE_ITEMS)).isEqualTo(2);
        assertThat(ann().getVersion()).isEqualTo(1);
    }

    @Test
    void a_single_delete_is_repeatable_too() {
        network.next(TRANSACT_WRITE_ITEMS, FaultyEndpoint.answerLost());
        orders.run(em -> em.remove(em.find(Customer.class, 1L)));
        assertThat(ann()).isNull();
    }

    @Test
    void throttling_and_conflicts_are_repeated() {
        network.next(
                UPDATE_ITEM,
                FaultyEndpoint.refused("ProvisionedThroughputExceededException"),
                FaultyEndpoint.failed(500));
        orders.run(em -> em.find(Customer.class, 1L).setName("Anna"));
        network.next(TRANSACT_WRITE_ITEMS, FaultyEndpoint.cancelled("TransactionConflict", "None"));
        orders.run(em -> {
            em.find(Customer.class, 1L).setName("Anne");
            em.persist(new Customer(3, "Cid", "Spain"));
        });
        assertThat(ann().getName()).isEqualTo("Anne");
        assertThat(ann().getVersion()).isEqualTo(2);
    }

    @Test
    void a_conflict_that_hides_behind_a_lost_request_is_still_found() {
        network.next(UPDATE_ITEM, FaultyEndpoint.requestLost());
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        em.find(Customer.class, 1L).setName("late");
        orders.run(other -> other.createQuery("from Customer c where c.id = 1", Customer.class)
                .getSingleResult()
                .setName("early"));
        assertThatThrownBy(() -> em.getTransaction().commit()).hasCauseInstanceOf(OptimisticLockException.class);
        em.close();
        assertThat(ann().getName()).isEqualTo("early");
    }

    private static CommitOutcomeUnknownException unknown(EntityManager em) {
        var problem = catchThrowable(() -> em.getTransaction().commit());
        em.close();
        assertThat(problem)
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(CommitOutcomeUnknownException.class);
        return (CommitOutcomeUnknownException) problem.getCause();
    }

    private EntityManager begin() {
        if (impatient == null) {
            impatient = OrderSystem.start(through, table, "retry.timeout=1");
        }
        var em = impatient.factory().createEntityManager();
        em.getTransaction().begin();
        return em;
    }

    private static FaultyEndpoint.Fault[] often(FaultyEndpoint.Fault first, FaultyEndpoint.Fault then) {
        return Stream.concat(Stream.of(first), Stream.generate(() -> then).limit(500))
                .toArray(FaultyEndpoint.Fault[]::new);
    }

    @Test
    void a_commit_that_nobody_answers_is_said_to_be_unknown_and_resolved_later() {
        var em = begin();
        em.find(Customer.class, 1L).setName("Anna");
        em.persist(new Customer(2, "Bob", "Spain"));
        network.next(TRANSACT_WRITE_ITEMS, often(FaultyEndpoint.answerLost(), FaultyEndpoint.requestLost()));
        var unknown = unknown(em);
        assertThat(unknown).hasMessageContaining("COMMIT_OUTCOME_UNKNOWN").hasMessageContaining(unknown.token());
        assertThat(unknown).cause().isInstanceOfSatisfying(SQLException.class, sql -> assertThat(sql.getSQLState())
                .isEqualTo("08007"));
        assertThat(unknown.keys())
                .containsExactlyInAnyOrder(
                        "io.virga.dynamodb.model.Customer[1] at Customer#1, #",
                        "io.virga.dynamodb.model.Customer[2] at Customer#2, #");
        assertThat(unknown.resolve()).isEqualTo(CommitOutcomeUnknownException.Outcome.UNKNOWN);
        network.forget();
        assertThat(unknown.resolve()).isEqualTo(CommitOutcomeUnknownException.Outcome.COMMITTED);
        assertThat(ann().getVersion()).isEqualTo(1);
    }

    @Test
    void a_commit_that_never_arrived_is_carried_out_by_resolve_or_not_at_all() {
        var em = begin();
        em.find(Customer.class, 1L).setName("Anna");
        network.next(UPDATE_ITEM, often(FaultyEndpoint.requestLost(), FaultyEndpoint.requestLost()));
        var unknown = unknown(em);
        network.forget();
        assertThat(ann().getName()).isEqualTo("Ann");
        assertThat(unknown.resolve()).isEqualTo(CommitOutcomeUnknownException.Outcome.COMMITTED);
        assertThat(ann().getName()).isEqualTo("Anna");

        var again = begin();
        again.find(Customer.class, 1L).setName("late");
        network.next(UPDATE_ITEM, often(FaultyEndpoint.requestLost(), FaultyEndpoint.requestLost()));
        var second = unknown(again);
        network.forget();
        orders.run(other -> other.find(Customer.class, 1L).setName("Anne"));
        assertThat(second.resolve()).isEqualTo(CommitOutcomeUnknownException.Outcome.NOT_COMMITTED);
        assertThat(ann().getName()).isEqualTo("Anne");
    }

    /** Written or not, two others have written since: the stamp is gone, and nothing else tells. */
    @Test
    void what_others_have_covered_stays_unknown() {
        var em = begin();
        em.find(Customer.class, 1L).setName("late");
        network.next(UPDATE_ITEM, often(FaultyEndpoint.answerLost(), FaultyEndpoint.requestLost()));
        var unknown = unknown(em);
        network.forget();
        orders.run(other -> other.find(Customer.class, 1L).setName("Anne"));
        assertThat(unknown.resolve()).isEqualTo(CommitOutcomeUnknownException.Outcome.UNKNOWN);
        assertThat(ann().getVersion()).isEqualTo(2);
    }

    @Test
    void throttled_for_too_long_is_known_to_have_failed() {
        var em = begin();
        em.find(Customer.class, 1L).setName("late");
        var throttled = FaultyEndpoint.refused("ThrottlingException");
        network.next(UPDATE_ITEM, often(throttled, throttled));
        var problem = catchThrowable(() -> em.getTransaction().commit());
        em.close();
        assertThat(problem).isInstanceOf(RollbackException.class).hasStackTraceContaining("THROTTLED");
        assertThat(problem.getCause()).isInstanceOf(PersistenceException.class);
        network.forget();
        assertThat(ann().getName()).isEqualTo("Ann");
    }

    /** Whoever repeats a transaction after an optimistic lock failure does so here too. */
    @Test
    void a_conflict_that_does_not_end_is_an_optimistic_lock_failure() {
        var em = begin();
        em.find(Customer.class, 1L).setName("late");
        em.persist(new Customer(2, "Bob", "Spain"));
        network.next(TRANSACT_WRITE_ITEMS, often(FaultyEndpoint.conflict(), FaultyEndpoint.conflict()));
        var problem = catchThrowable(() -> em.getTransaction().commit());
        em.close();
        assertThat(problem).isInstanceOf(RollbackException.class).hasCauseInstanceOf(OptimisticLockException.class);
        network.forget();
        assertThat(ann().getName()).isEqualTo("Ann");
    }

    @Test
    void a_transaction_that_the_server_does_not_take_says_why_and_is_not_repeated() {
        network.next(TRANSACT_WRITE_ITEMS, FaultyEndpoint.cancelled("ItemCollectionSizeLimitExceeded", "None"));
        var problem = catchThrowable(() -> orders.run(em -> {
            em.find(Customer.class, 1L).setName("Anna");
            em.persist(new Customer(2, "Bob", "Spain"));
        }));
        assertThat(problem)
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining("ItemCollectionSizeLimitExceeded: planned");
        assertThat(network.count(TRANSACT_WRITE_ITEMS)).isEqualTo(1);
        assertThat(ann().getName()).isEqualTo("Ann");
    }

    @Test
    void unprocessed_keys_are_asked_for_again() {
        orders.run(em -> LongStream.rangeClosed(10, 40).forEach(id -> em.persist(new Customer(id, "c" + id, "Peru"))));
        network.next(BATCH_GET_ITEM, FaultyEndpoint.answeredInPart(7), FaultyEndpoint.answeredInPart(3));
        var ids = LongStream.rangeClosed(10, 40).boxed().toList();
        var found = orders.call(
                em -> em.createQuery("select c.id from Customer c where c.id in :ids order by c.id", Long.class)
                        .setParameter("ids", ids)
                        .getResultList());
        assertThat(found).isEqualTo(ids);
        assertThat(network.count(BATCH_GET_ITEM)).isEqualTo(3);
    }
}
