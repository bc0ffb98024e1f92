package io.virga.suite;

import static io.virga.suite.model.Order.Status.OPEN;
import static io.virga.suite.model.Order.Status.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.ChangeSet;
import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.UnitOfWorkException;
import io.virga.UnitOfWorkStatistics;
import io.virga.suite.model.Address;
import io.virga.suite.model.Order;
import io.virga.suite.model.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The small print of a unit of work: change sets, statistics, conveniences, and what it does beside JPA's own methods. */
class UnitOfWorkTest {

    private static Unit unit;
    private UUID id;

    @BeforeAll
    static void start() {
        unit = new Unit(Databases.h2(), Map.of(), Order.class, OrderLine.class);
    }

    @AfterAll
    static void stop() {
        unit.close();
    }

    @BeforeEach
    void anOrderOfOneLine() {
        id = unit.inTransaction(uow -> {
            Order order = new Order(new Address("High Street", "Oxford"));
            order.add("tea", 1);
            return uow.create(order).getId();
        });
    }

    @Test
    void create_persists_and_returns_the_entity() {
        unit.use(uow -> {
            Order order = new Order(new Address("a", "b"));
            assertThat(uow.create(order)).isSameAs(order);
            assertThat(uow.contains(order)).isTrue();
            assertThat(order.getId()).isNotNull();
        });
    }

    @Test
    void a_change_set_tells_what_a_flush_would_insert_update_and_delete() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            OrderLine tea = order.getLines().get(0);
            order.setTotal(BigDecimal.TEN);
            order.getLines().clear();
            uow.remove(tea);
            OrderLine milk = order.add("milk", 2);
            uow.persist(milk);

            ChangeSet changes = uow.changes();

            assertThat(changes.added()).singleElement().satisfies(added -> {
                assertThat(added.entity()).isSameAs(milk);
                assertThat(added.values())
                        .contains(
                                new ChangeSet.AttributeValue("product", "milk"),
                                new ChangeSet.AttributeValue("quantity", 2));
            });
            assertThat(changes.modified()).singleElement().satisfies(modified -> {
                assertThat(modified.entityName()).isEqualTo("Order");
                assertThat(modified.id()).isEqualTo(id);
                assertThat(modified.attribute("lines"))
                        .contains(new ChangeSet.AttributeChange("lines", List.of(tea), List.of(milk)));
            });
            assertThat(changes.removed()).containsExactly(new ChangeSet.Removed(tea, "OrderLine", tea.getId()));
            assertThat(changes.size()).isEqualTo(3);
            uow.flush();
            assertThat(uow.changes().isEmpty()).isTrue();
            assertThat(changes.size()).as("a value, no view").isEqualTo(3);
            return null;
        });
    }

    @Test
    void a_change_that_was_taken_back_is_none() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            OrderLine tea = order.getLines().get(0);
            order.setStatus(SHIPPED);
            order.getAddress().setStreet("Low Street");
            order.getLines().remove(tea);
            assertThat(uow.changes().size()).isOne();

            order.setStatus(OPEN);
            order.getAddress().setStreet("High Street");
            order.getLines().add(tea);

            assertThat(uow.changes().isEmpty()).isTrue();
            return null;
        });
    }

    @Test
    void to_read_the_changes_sends_nothing_and_changes_nothing() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            Checkpoint cp = uow.setCheckpoint();
            order.setStatus(SHIPPED);
            assertThat(unit.statements(() -> {
                        assertThat(uow.changes().size()).isOne();
                        assertThat(uow.changes(cp).size()).isOne();
                        assertThat(uow.statistics().pending()).isOne();
                    }))
                    .isEmpty();
            assertThat(order.getLines()).as("still to be read, and then read").hasSize(1);
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            return null;
        });
    }

    @Test
    void changes_since_an_ended_checkpoint_are_refused_by_name() {
        unit.use(uow -> {
            Checkpoint cp = uow.setCheckpoint("monday");
            cp.release().orElseThrow();
            assertThatThrownBy(() -> uow.changes(cp))
                    .isInstanceOf(UnitOfWorkException.class)
                    .hasMessageContaining("CHECKPOINT_ENDED")
                    .hasMessageContaining("monday");
        });
    }

    @Test
    void statistics_count_what_is_managed_pending_and_set_aside() {
        unit.inTransaction(uow -> {
            assertThat(uow.statistics()).isEqualTo(new UnitOfWorkStatistics(0, 0, 0));
            Order order = uow.find(Order.class, id);
            OrderLine tea = order.getLines().get(0);
            Checkpoint outer = uow.setCheckpoint();
            tea.setQuantity(2);
            Checkpoint inner = uow.setCheckpoint();
            uow.create(new Order(new Address("a", "b")));
            assertThat(uow.statistics()).isEqualTo(new UnitOfWorkStatistics(3, 2, 2));

            uow.flush(inner).orElseThrow();
            assertThat(uow.statistics()).isEqualTo(new UnitOfWorkStatistics(3, 1, 2));
            outer.release().orElseThrow();
            assertThat(uow.statistics()).isEqualTo(new UnitOfWorkStatistics(3, 1, 0));
            return null;
        });
    }

    @Test
    void clear_forgets_what_is_pending_and_ends_the_checkpoints() {
        unit.inTransaction(uow -> {
            uow.find(Order.class, id).setStatus(SHIPPED);
            Checkpoint cp = uow.setCheckpoint();

            uow.clear();

            assertThat(uow.statistics()).isEqualTo(new UnitOfWorkStatistics(0, 0, 0));
            assertThat(cp.rollback().error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);
            assertThat(uow.find(Order.class, id).getStatus()).isEqualTo(OPEN);
            assertThat(uow.setCheckpoint().rollback().done()).isTrue();
            return null;
        });
    }

    @Test
    void refresh_drops_pending_changes_and_a_rollback_brings_back_those_of_before_the_checkpoint() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            order.setTotal(BigDecimal.ONE);
            Checkpoint cp = uow.setCheckpoint();
            order.setTotal(BigDecimal.TEN);
            order.add("milk", 1);

            uow.refresh(order);
            assertThat(order.getTotal()).isZero();
            assertThat(uow.changes().isEmpty()).isTrue();

            uow.rollback(cp).orElseThrow();
            assertThat(order.getTotal()).isEqualByComparingTo("1");
            assertThat(order.getLines()).hasSize(1);
            return null;
        });
        assertThat(unit.<BigDecimal>inTransaction(
                        uow -> uow.find(Order.class, id).getTotal()))
                .isEqualByComparingTo("1");
    }

    @Test
    void merge_and_detach_are_undone_too() {
        Order detached = unit.inTransaction(uow -> uow.find(Order.class, id));
        detached.setStatus(SHIPPED);
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            Checkpoint cp = uow.setCheckpoint();
            assertThat(uow.merge(detached)).isSameAs(order);
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
            uow.detach(order);
            assertThat(uow.contains(order)).isFalse();

            uow.rollback(cp).orElseThrow();

            assertThat(uow.contains(order)).isTrue();
            assertThat(order.getStatus()).isEqualTo(OPEN);
            assertThat(uow.find(Order.class, id)).isSameAs(order);
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
    }

    @Test
    void there_is_no_way_forward_again_to_a_checkpoint_that_a_rollback_ended() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            Checkpoint earlier = uow.setCheckpoint("earlier");
            order.setStatus(SHIPPED);
            Checkpoint later = uow.setCheckpoint("later");
            earlier.rollback().orElseThrow();

            assertThat(later.rollback().error()).get().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(Problem.Code.CHECKPOINT_ENDED);
                assertThat(problem.toString()).contains("later", "when one set before them is rolled back");
            });

            assertThat(order.getStatus()).isEqualTo(OPEN);
            assertThat(earlier.isOpen()).isTrue();
            return null;
        });
    }

    @Test
    void none_of_many_checkpoints_is_dropped() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                order.setTotal(BigDecimal.valueOf(i));
                order.add("product " + i, 1);
                checkpoints.add(uow.setCheckpoint());
            }
            assertThat(uow.statistics().checkpoints()).isEqualTo(1_000);

            for (int i = 999; i >= 0; i -= 111) {
                checkpoints.get(i).rollback().orElseThrow();
                assertThat(order.getTotal()).isEqualByComparingTo(BigDecimal.valueOf(i));
                assertThat(order.getLines()).hasSize(i + 2);
                assertThat(uow.statistics().checkpoints()).isEqualTo(i + 1);
            }
            return null;
        });
    }

    @Test
    void nested_work_nests_and_what_it_threw_is_what_is_caught() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            String answer = uow.nested(outer -> {
                order.setTotal(BigDecimal.ONE);
                Error thrown = new AssertionError("inner");
                assertThatThrownBy(() -> outer.runNested(inner -> {
                            order.setTotal(BigDecimal.TEN);
                            inner.flush();
                            throw thrown;
                        }))
                        .isSameAs(thrown);
                assertThat(order.getTotal()).isEqualByComparingTo("1");
                return "done";
            });
            assertThat(answer).isEqualTo("done");
            assertThat(uow.<Object>nested(u -> null)).isNull();
            assertThat(uow.statistics().checkpoints()).isZero();
            return null;
        });
        assertThat(unit.<BigDecimal>inTransaction(
                        uow -> uow.find(Order.class, id).getTotal()))
                .isEqualByComparingTo("1");
    }

    @Test
    void a_checkpoint_in_try_is_rolled_back_when_its_block_throws() {
        unit.inTransaction(uow -> {
            Order order = uow.find(Order.class, id);
            assertThatThrownBy(() -> {
                        try (Checkpoint cp = uow.setCheckpoint()) {
                            order.setStatus(SHIPPED);
                            uow.flush();
                            assertThat(cp.isOpen()).isTrue();
                            throw new IllegalStateException("sold out");
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoSuppressedExceptions();
            assertThat(order.getStatus()).isEqualTo(OPEN);
            assertThat(uow.statistics().checkpoints()).isZero();
            return null;
        });
    }

    @Test
    void closing_a_checkpoint_that_has_ended_does_nothing() {
        unit.use(uow -> {
            Order order = uow.find(Order.class, id);
            Checkpoint cp = uow.setCheckpoint();
            uow.clear();
            order.setStatus(SHIPPED);
            cp.close();
            assertThat(order.getStatus()).isEqualTo(SHIPPED);
        });
    }
}
