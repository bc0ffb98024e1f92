package io.virga.suite;

import static io.virga.suite.model.Order.Status.OPEN;
import static io.virga.suite.model.Order.Status.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.virga.ChangeSet;
import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.UnitOfWork;
import io.virga.suite.model.Address;
import io.virga.suite.model.Order;
import io.virga.suite.model.OrderLine;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nested checkpoints, rollback in memory, and flush of a part, on simple entities: what must work on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CheckpointCases {

    private Unit unit;
    private UUID id;

    protected abstract Database database();

    @BeforeAll
    void start() {
        unit = new Unit(database(), Map.of(), Order.class, OrderLine.class);
    }

    @AfterAll
    void stop() {
        unit.close();
    }

    @BeforeEach
    void anOrderOfTwoLines() {
        id = unit.inTransaction(uow -> {
            Order order = new Order(new Address("High Street", "Oxford"));
            order.add("tea", 1);
            order.add("milk", 2);
            uow.persist(order);
            return order.getId();
        });
    }

    private interface Work {
        void on(UnitOfWork uow, Order order);
    }

    /** Runs work in a transaction that is committed, on a session of its own. */
    private void transaction(Work work) {
        unit.inTransaction(uow -> {
            work.on(uow, uow.find(Order.class, id));
            return null;
        });
    }

    private static List<String> products(Order order) {
        return order.getLines().stream().map(OrderLine::getProduct).sorted().toList();
    }

    private void assertStored(Order.Status status, String... products) {
        transaction((uow, order) -> {
            assertThat(order.getStatus()).isEqualTo(status);
            assertThat(products(order)).containsExactly(products);
        });
    }

    @Test
    void what_was_added_to_an_unread_collection_and_taken_out_after_the_checkpoint_stays_out_when_that_is_flushed() {
        transaction((uow, order) -> {
            OrderLine sugar = order.add("sugar", 1);
            Checkpoint cp = uow.setCheckpoint();
            assertThat(products(order)).containsExactly("milk", "sugar", "tea");
            cp.rollback().orElseThrow();
            order.getLines().remove(sugar);

            cp.flush().orElseThrow();

            assertThat(products(order)).containsExactly("milk", "tea");
        });
        assertStored(OPEN, "milk", "tea");
    }

    @Test
    void a_rollback_restores_values_collections_and_embedded_values_and_nothing_is_written() {
        transaction((uow, order) -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            List<OrderLine> lines = order.getLines();
            OrderLine tea = lines.stream()
                    .filter(l -> l.getProduct().equals("tea"))
                    .findFirst()
                    .orElseThrow();
            order.setStatus(SHIPPED);
            order.getAddress().setStreet("Low Street");
            order.add("sugar", 3);
            lines.remove(tea);

            assertThat(uow.rollback(checkpoint).done()).isTrue();

            assertThat(order.getStatus()).isEqualTo(OPEN);
            assertThat(order.getAddress().getStreet()).isEqualTo("High Street");
            assertThat(products(order)).containsExactly("milk", "tea");
            assertThat(order.getLines()).isSameAs(lines).contains(tea);
            assertThat(uow.find(Order.class, id)).isSameAs(order);
            assertThat(uow.changes().isEmpty()).isTrue();
            assertThat(unit.writes(uow::flush)).isEmpty();
        });
    }

    @Test
    void nested_checkpoints_restore_values_creates_and_deletes_step_by_step() {
        transaction((uow, order) -> {
            Checkpoint first = uow.setCheckpoint("first");
            Order created = uow.create(new Order(new Address("a", "b")));
            Checkpoint second = uow.setCheckpoint("second");
            created.setStatus(SHIPPED);
            Checkpoint third = uow.setCheckpoint("third");
            uow.remove(created);
            uow.remove(order);
            assertThat(third.depth()).isEqualTo(2);

            assertThat(third.rollback().done()).isTrue();
            assertThat(uow.contains(created)).isTrue();
            assertThat(uow.contains(order)).isTrue();
            assertThat(created.getStatus()).isEqualTo(SHIPPED);

            assertThat(second.rollback().done()).isTrue();
            assertThat(created.getStatus()).isEqualTo(OPEN);
            assertThat(third.isOpen()).isFalse();
            assertThat(second.isOpen()).isTrue();

            assertThat(first.rollback().done()).isTrue();
            assertThat(uow.contains(created)).isFalse();
            assertThat(created.getId()).isNull();
            assertThat(unit.writes(uow::flush)).isEmpty();
        });
        assertStored(OPEN, "milk", "tea");
    }

    @Test
    void flush_writes_the_state_as_of_the_checkpoint_and_later_changes_stay_pending() {
        transaction((uow, order) -> {
            uow.setFlushMode(FlushModeType.COMMIT);
            order.setStatus(SHIPPED);
            Checkpoint checkpoint = uow.setCheckpoint();
            order.getLines().clear();
            order.setTotal(BigDecimal.TEN);

            assertThat(unit.writes(() -> uow.flush(checkpoint).orElseThrow()))
                    .singleElement()
                    .asString()
                    .contains("update");
            assertThat(order.getLines()).isEmpty();
            assertThat(order.getTotal()).isEqualByComparingTo("10");
            assertThat(uow.changes().of(order)).get().isInstanceOfSatisfying(ChangeSet.Modified.class, m -> {
                assertThat(m.attribute("total")).isPresent();
                assertThat(m.attribute("lines")).isPresent();
                assertThat(m.attribute("status")).isEmpty();
            });

            assertThat(uow.rollback(checkpoint).done()).isTrue();
            assertThat(products(order)).containsExactly("milk", "tea");
            assertThat(order.getTotal()).isEqualByComparingTo("0");
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            assertThat(unit.writes(uow::flush)).isEmpty();
        });
        assertStored(SHIPPED, "milk", "tea");
    }

    @Test
    void what_stays_pending_after_a_flush_of_a_checkpoint_is_written_by_the_commit() {
        transaction((uow, order) -> {
            order.setStatus(SHIPPED);
            Order created = uow.create(new Order(new Address("a", "b")));
            Checkpoint checkpoint = uow.setCheckpoint();
            order.add("sugar", 1);
            created.setStatus(SHIPPED);
            uow.flush(checkpoint).orElseThrow();
            assertThat(uow.contains(created)).isTrue();
        });
        assertStored(SHIPPED, "milk", "sugar", "tea");
        assertThat(unit.<Long>inTransaction(uow -> uow.createSelectionQuery(
                                "select count(*) from Order where address.city = 'b' and status = SHIPPED", Long.class)
                        .getSingleResult()))
                .isPositive();
    }

    @Test
    void a_checkpoint_set_after_the_flushed_one_can_still_be_rolled_back_to() {
        transaction((uow, order) -> {
            order.setStatus(SHIPPED);
            Checkpoint first = uow.setCheckpoint();
            order.setTotal(BigDecimal.ONE);
            Checkpoint second = uow.setCheckpoint();
            order.setTotal(BigDecimal.TEN);

            uow.flush(first).orElseThrow();
            uow.rollback(second).orElseThrow();

            assertThat(order.getTotal()).isEqualByComparingTo("1");
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            uow.flush(second).orElseThrow();
        });
        transaction((uow, order) -> assertThat(order.getTotal()).isEqualByComparingTo("1"));
    }

    @Test
    void what_a_flush_of_a_checkpoint_stores_is_removed_with_its_owner_that_was_removed_after_it() {
        transaction((uow, order) -> {
            order.add("sugar", 1); // not stored yet: the removal does not reach it
            OrderLine salt = order.add("salt", 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            order.getLines().remove(salt);
            uow.remove(order);

            uow.flush(checkpoint).orElseThrow();

            assertThat(uow.createSelectionQuery("select count(*) from OrderLine where order.id = :id", Long.class)
                            .setParameter("id", id)
                            .setHibernateFlushMode(org.hibernate.FlushMode.MANUAL)
                            .getSingleResult())
                    .isEqualTo(4);
            uow.flush();
            checkpoint.rollback().orElseThrow();
            assertThat(products(order)).containsExactly("milk", "salt", "sugar", "tea");
            uow.remove(order);
        });
        transaction((uow, order) -> assertThat(order).isNull());
    }

    @Test
    void what_a_commit_of_a_checkpoint_stores_is_removed_with_its_owner_that_was_removed_after_it() {
        transaction((uow, order) -> {
            order.add("sugar", 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(order);

            uow.commit(checkpoint).orElseThrow();

            assertStored(OPEN, "milk", "sugar", "tea");
            uow.getTransaction().begin();
        });
        transaction((uow, order) -> assertThat(order).isNull());
    }

    @Test
    void a_flush_that_only_takes_note_of_a_collection_is_no_write() {
        transaction((uow, order) -> {
            assertThat(products(order)).hasSize(2);
            Checkpoint checkpoint = uow.setCheckpoint();
            order.getLines().remove(order.add("sugar", 1));
            assertThat(unit.writes(uow::flush)).isEmpty();

            order.setStatus(SHIPPED);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(order.getStatus()).isEqualTo(OPEN);

            order.getLines().remove(order.add("sugar", 1));
            uow.flush();
            order.setStatus(SHIPPED);
            uow.flush(checkpoint).orElseThrow();
            assertThat(products(order)).containsExactly("milk", "tea");
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
        });
        assertStored(SHIPPED, "milk", "tea");
    }

    @Test
    void a_flush_of_what_was_created_and_deleted_before_it_is_no_write() {
        transaction((uow, order) -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            Order shortLived = uow.create(new Order(new Address("a", "b")));
            uow.remove(shortLived);
            assertThat(unit.writes(uow::flush)).isEmpty();
            order.setStatus(SHIPPED);

            uow.flush(checkpoint).orElseThrow();

            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(shortLived)).isFalse();
            order.setStatus(SHIPPED);
        });
        assertStored(SHIPPED, "milk", "tea");
    }

    @Test
    void what_was_created_and_deleted_before_a_checkpoint_does_not_trouble_a_rollback_to_it() {
        transaction((uow, order) -> {
            Order shortLived = uow.create(new Order(new Address("a", "b")));
            OrderLine line = shortLived.add("sugar", 1);
            uow.persist(line);
            uow.remove(shortLived);
            Checkpoint outer = uow.setCheckpoint();
            order.setStatus(SHIPPED);
            Checkpoint inner = uow.setCheckpoint();
            uow.flush();
            uow.rollback(inner).orElseThrow();
            uow.flush(inner).orElseThrow();
            uow.rollback(inner).orElseThrow();
            uow.rollback(outer).orElseThrow();
            assertThat(uow.contains(shortLived)).isFalse();
            assertThat(order.getStatus()).isEqualTo(OPEN);
        });
        assertStored(OPEN, "milk", "tea");
    }

    @Test
    void a_rollback_after_a_flush_undoes_the_database_too_with_versions_and_identifiers() {
        transaction((uow, order) -> {
            int version = order.getVersion();
            Checkpoint checkpoint = uow.setCheckpoint();
            order.setStatus(SHIPPED);
            order.getLines().clear();
            OrderLine sugar = order.add("sugar", 1);
            uow.flush();
            assertThat(order.getVersion()).isGreaterThan(version);

            uow.rollback(checkpoint).orElseThrow();

            assertThat(order.getVersion()).isEqualTo(version);
            assertThat(sugar.getId()).isNull();
            assertThat(products(order)).containsExactly("milk", "tea");
            assertThat(unit.writes(uow::flush)).isEmpty();
        });
        assertStored(OPEN, "milk", "tea");
    }

    @Test
    void flush_refuses_once_something_was_written_after_the_checkpoint() {
        transaction((uow, order) -> {
            Checkpoint checkpoint = uow.setCheckpoint("early");
            order.setStatus(SHIPPED);
            uow.flush();
            order.setTotal(BigDecimal.TEN);

            assertThat(uow.flush(checkpoint).error()).get().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(Problem.Code.ALREADY_WRITTEN);
                assertThat(problem.toString()).contains("early");
            });
            assertThat(order.getTotal()).isEqualByComparingTo("10");
            assertThat(checkpoint.isOpen()).isTrue();
            uow.rollback(checkpoint).orElseThrow();
            order.setTotal(BigDecimal.ONE);
            assertThat(uow.flush(uow.setCheckpoint()).done())
                    .as("a flush after a rollback")
                    .isTrue();
        });
    }

    @Test
    void an_ended_checkpoint_and_one_of_another_unit_of_work_are_refused_by_name() {
        transaction((uow, order) -> {
            Checkpoint outer = uow.setCheckpoint("outer");
            Checkpoint inner = uow.setCheckpoint("inner");
            uow.rollback(outer).orElseThrow();
            order.setStatus(SHIPPED);

            assertThat(uow.rollback(inner).error()).get().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(Problem.Code.CHECKPOINT_ENDED);
                assertThat(problem.where()).contains("inner");
            });
            assertThat(uow.flush(inner).done()).isFalse();
            try (UnitOfWork other = unit.open()) {
                assertThat(other.rollback(outer).error())
                        .get()
                        .extracting(Problem::code)
                        .isEqualTo(Problem.Code.CHECKPOINT_OF_ANOTHER_UNIT_OF_WORK);
            }
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            uow.rollback(outer).orElseThrow();
        });
    }

    @Test
    void created_and_deleted_before_a_flush_writes_nothing() {
        transaction((uow, order) -> {
            Order created = uow.create(new Order(new Address("a", "b")));
            created.add("tea", 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(created);
            assertThat(uow.changes().isEmpty()).isTrue();

            assertThat(unit.writes(uow::flush)).isEmpty();

            assertThat(uow.contains(created)).isFalse();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(created)).isTrue();
            uow.remove(created);
            assertThat(unit.writes(() -> uow.flush(uow.setCheckpoint()).orElseThrow()))
                    .isEmpty();

            Order changedMind = uow.create(new Order(new Address("a", "b")));
            uow.remove(changedMind);
            uow.persist(changedMind);
            assertThat(unit.writes(uow::flush)).singleElement().asString().contains("insert");
            uow.remove(changedMind);
            assertThat(unit.writes(uow::flush)).singleElement().asString().contains("delete");
        });
        assertStored(OPEN, "milk", "tea");
    }

    @Test
    void a_flush_of_a_checkpoint_writes_the_creates_and_deletes_as_of_it() {
        UUID[] created = new UUID[2];
        transaction((uow, order) -> {
            Order early = uow.create(new Order(new Address("a", "b")));
            OrderLine milk = order.getLines().stream()
                    .filter(l -> l.getProduct().equals("milk"))
                    .findFirst()
                    .orElseThrow();
            order.getLines().remove(milk);
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(early);
            Order late = uow.create(new Order(new Address("a", "b")));
            uow.remove(order);

            uow.flush(checkpoint).orElseThrow();

            assertThat(uow.changes().added())
                    .extracting(ChangeSet.Added::entity)
                    .containsExactly(late);
            assertThat(uow.changes().removed())
                    .extracting(ChangeSet.Removed::entity)
                    .contains(early, order)
                    .doesNotContain(milk);
            created[0] = early.getId();
            created[1] = late.getId();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(early)).isTrue();
            assertThat(uow.contains(order)).isTrue();
            assertThat(uow.contains(milk)).isFalse();
        });
        assertStored(OPEN, "tea");
        transaction((uow, order) -> {
            assertThat(uow.find(Order.class, created[0])).isNotNull();
            assertThat(uow.find(Order.class, created[1])).isNull();
        });
    }

    @Test
    void checkpoints_end_with_the_transaction_and_with_clear() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.getTransaction().commit();
            assertThat(checkpoint.isOpen()).isFalse();
            Checkpoint outside = uow.setCheckpoint();
            uow.clear();
            assertThat(outside.isOpen()).isFalse();
            assertThat(uow.rollback(outside).done()).isFalse();
        });
    }

    @Test
    void outside_a_transaction_rollback_works_and_flush_is_refused() {
        unit.use(uow -> {
            Order order = uow.find(Order.class, id);
            Checkpoint checkpoint = uow.setCheckpoint();
            order.setStatus(SHIPPED);
            assertThat(uow.changes().modified()).hasSize(1);
            assertThat(uow.flush(checkpoint).error())
                    .get()
                    .extracting(Problem::code)
                    .isEqualTo(Problem.Code.NO_TRANSACTION);
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            assertThat(uow.rollback(checkpoint).done()).isTrue();
            assertThat(order.getStatus()).isEqualTo(OPEN);
        });
    }

    @Test
    void a_nested_piece_of_work_is_undone_when_it_throws_and_kept_when_it_returns() {
        transaction((uow, order) -> {
            assertThatThrownBy(() -> uow.runNested(u -> {
                        order.setStatus(SHIPPED);
                        throw new IllegalStateException("no stock");
                    }))
                    .hasMessage("no stock");
            assertThat(order.getStatus()).isEqualTo(OPEN);
            assertThat(uow.<Integer>nested(u -> {
                        order.setTotal(BigDecimal.ONE);
                        return order.getLines().size();
                    }))
                    .isEqualTo(2);
            assertThat(uow.statistics().checkpoints()).isZero();
        });
        transaction((uow, order) -> assertThat(order.getTotal()).isEqualByComparingTo("1"));
    }

    @Test
    void try_with_resources_rolls_back_unless_released_or_flushed() {
        transaction((uow, order) -> {
            try (Checkpoint checkpoint = uow.setCheckpoint()) {
                order.setStatus(SHIPPED);
            }
            assertThat(order.getStatus()).isEqualTo(OPEN);
            try (Checkpoint checkpoint = uow.setCheckpoint()) {
                order.setTotal(BigDecimal.ONE);
                checkpoint.release();
            }
            try (Checkpoint checkpoint = uow.setCheckpoint()) {
                order.setTotal(BigDecimal.TEN);
                checkpoint.flush().orElseThrow();
            }
            assertThat(order.getTotal()).isEqualByComparingTo("10");
        });
        transaction((uow, order) -> assertThat(order.getTotal()).isEqualByComparingTo("10"));
    }

    @Test
    void entities_read_after_the_checkpoint_stay_managed_and_lose_their_changes_written_or_not() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Checkpoint checkpoint = uow.setCheckpoint();
            Order order = uow.find(Order.class, id);
            List<OrderLine> lines = order.getLines();
            lines.get(0).setQuantity(9);
            lines.remove(1);
            order.setStatus(SHIPPED);
            uow.flush();

            uow.rollback(checkpoint).orElseThrow();

            assertThat(uow.contains(order)).isTrue();
            assertThat(order.getStatus()).isEqualTo(OPEN);
            assertThat(order.getVersion()).isZero();
            assertThat(order.getLines()).isSameAs(lines).hasSize(2).allMatch(uow::contains);
            assertThat(order.getLines()).extracting(OrderLine::getQuantity).containsExactlyInAnyOrder(1, 2);
            assertThat(unit.writes(uow::flush)).isEmpty();

            uow.remove(order);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(order)).isTrue();
            assertThat(uow.find(Order.class, id)).isSameAs(order);
            order.setTotal(BigDecimal.TEN);
            uow.getTransaction().commit();
        });
        assertStored(OPEN, "milk", "tea");
        transaction((uow, order) -> assertThat(order.getTotal()).isEqualByComparingTo("10"));
    }

    @Test
    void a_version_that_a_lock_forced_up_is_a_write_and_goes_back() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Order order = uow.find(Order.class, id);
            Checkpoint checkpoint = uow.setCheckpoint();

            uow.lock(order, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            assertThat(order.getVersion()).isEqualTo(1);
            assertThat(uow.flush(checkpoint).error().map(Problem::code)).contains(Problem.Code.ALREADY_WRITTEN);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(order.getVersion()).isZero();

            uow.find(Order.class, id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            assertThat(order.getVersion()).isEqualTo(1);
            order.setTotal(BigDecimal.ONE);
            uow.flush();
            assertThat(order.getVersion()).isEqualTo(2);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(order.getVersion()).isZero();

            order.setTotal(BigDecimal.TEN);
            uow.getTransaction().commit();
        });
        transaction((uow, order) -> {
            assertThat(order.getTotal()).isEqualByComparingTo("10");
            assertThat(order.getVersion()).isEqualTo(1);
        });
    }

    @Test
    void a_version_forced_up_while_reading_goes_back() {
        assumeTrue(database().locksRows());
        unit.use(uow -> {
            uow.getTransaction().begin();
            Checkpoint checkpoint = uow.setCheckpoint();
            Order found = uow.find(Order.class, id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            assertThat(found.getVersion()).isEqualTo(1);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(found.getVersion()).isZero();

            uow.detach(found);
            Order queried = uow.createQuery("from Order where id = :id", Order.class)
                    .setParameter("id", id)
                    .setLockMode(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
                    .getSingleResult();
            assertThat(queried.getVersion()).isEqualTo(1);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(queried.getVersion()).isZero();

            queried.setStatus(SHIPPED);
            uow.getTransaction().commit();
        });
        transaction((uow, order) -> assertThat(order.getStatus()).isEqualTo(SHIPPED));
    }

    @Test
    void a_version_that_an_optimistic_lock_forces_up_at_the_commit() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Order order = uow.find(Order.class, id);
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.lock(order, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            order.setTotal(BigDecimal.ONE);
            uow.commit(checkpoint).orElseThrow();
            assertThat(order.getTotal()).isEqualByComparingTo("1");

            uow.getTransaction().begin();
            uow.getTransaction().commit();
        });
        transaction((uow, order) -> assertThat(order.getTotal()).isEqualByComparingTo("1"));
    }
}
