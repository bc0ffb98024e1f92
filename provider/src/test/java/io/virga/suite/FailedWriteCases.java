package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.ChangeSet;
import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.suite.model.Ticket;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A failed write leaves a usable entity manager: the state is as before the call, the user mends it and writes again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FailedWriteCases {

    private Unit unit;
    private UUID id;

    protected abstract Database database();

    @BeforeAll
    void start() {
        unit = new Unit(database(), Map.of(), Ticket.class);
    }

    @AfterAll
    void stop() {
        unit.close();
    }

    @BeforeEach
    void aTicket() {
        id = unit.inTransaction(uow -> {
            uow.createMutationQuery("delete from Ticket").executeUpdate();
            return uow.create(new Ticket("A1", 10)).getId();
        });
    }

    private List<String> seats() {
        return unit.inTransaction(uow -> uow.createSelectionQuery("select seat from Ticket order by seat", String.class)
                .getResultList());
    }

    @Test
    void a_violated_constraint_is_reported_mended_and_flushed_again() {
        unit.inTransaction(uow -> {
            Ticket first = uow.find(Ticket.class, id);
            first.setPrice(11);
            uow.flush();
            int version = first.getVersion();
            first.setPrice(12);
            Ticket second = uow.create(new Ticket("A1", 10));
            UUID secondId = second.getId();
            Checkpoint checkpoint = uow.setCheckpoint("all");

            assertThat(checkpoint.flush().error()).get().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(Problem.Code.WRITE_FAILED);
                assertThat(problem.where()).contains("all");
                assertThat(problem.cause()).get().isInstanceOf(PersistenceException.class);
            });

            assertThat(first.getVersion()).isEqualTo(version);
            assertThat(first.getPrice()).isEqualTo(12);
            assertThat(uow.contains(second)).isTrue();
            assertThat(second.getId()).isEqualTo(secondId);
            assertThat(uow.changes().added())
                    .extracting(ChangeSet.Added::entity)
                    .containsExactly(second);
            assertThat(uow.getTransaction().getRollbackOnly()).isFalse();

            second.setSeat("A2");
            uow.flush(uow.setCheckpoint()).orElseThrow();
            return null;
        });
        assertThat(seats()).containsExactly("A1", "A2");
    }

    @Test
    void a_plain_flush_with_an_open_checkpoint_throws_and_leaves_the_transaction_usable() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            Ticket second = uow.create(new Ticket("A1", 10));
            assertThatThrownBy(uow::flush).isInstanceOf(PersistenceException.class);
            assertThat(uow.getTransaction().getRollbackOnly()).isFalse();
            assertThat(uow.contains(second)).isTrue();
            second.setSeat("A3");
            uow.flush();
            assertThat(checkpoint.isOpen()).isTrue();
            return null;
        });
        assertThat(seats()).containsExactly("A1", "A3");
    }

    @Test
    void what_was_flushed_before_the_failed_write_stays_written() {
        unit.inTransaction(uow -> {
            uow.create(new Ticket("B1", 1));
            uow.flush();
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.create(new Ticket("B2", 1));
            uow.flush();
            uow.create(new Ticket("B1", 1));
            assertThatThrownBy(uow::flush).isInstanceOf(PersistenceException.class);
            uow.rollback(checkpoint).orElseThrow();
            return null;
        });
        assertThat(seats()).containsExactly("A1", "B1");
    }

    @Test
    void a_stale_version_is_reported_and_the_refreshed_entity_is_written() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Ticket ticket = uow.find(Ticket.class, id);
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.createMutationQuery("update versioned Ticket set price = 50").executeUpdate();
            ticket.setPrice(12);
            Checkpoint changed = uow.setCheckpoint();

            assertThat(changed.flush().error())
                    .get()
                    .satisfies(p -> assertThat(p.cause()).get().isInstanceOf(OptimisticLockException.class));
            assertThat(ticket.getPrice()).isEqualTo(12);
            assertThat(uow.getTransaction().getRollbackOnly()).isFalse();

            uow.refresh(ticket);
            assertThat(ticket.getPrice()).isEqualTo(50);
            ticket.setPrice(51);
            uow.flush(uow.setCheckpoint()).orElseThrow();
            assertThat(checkpoint.isOpen()).isTrue();
            uow.getTransaction().commit();
        });
        assertThat(unit.<Integer>inTransaction(uow -> uow.find(Ticket.class, id).getPrice()))
                .isEqualTo(51);
    }

    @Test
    void a_violation_found_by_bean_validation_is_reported_and_mended() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(-1);
            Checkpoint checkpoint = uow.setCheckpoint();
            assertThat(checkpoint.flush().error())
                    .get()
                    .satisfies(p -> assertThat(p.cause()).get().isInstanceOf(ConstraintViolationException.class));
            assertThat(ticket.getPrice()).isEqualTo(-1);
            ticket.setPrice(1);
            uow.flush();
            return null;
        });
        assertThat(unit.<Integer>inTransaction(uow -> uow.find(Ticket.class, id).getPrice()))
                .isEqualTo(1);
    }

    @Test
    void a_null_in_a_mandatory_column_is_reported_and_mended() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(12);
            ticket.setSeat(null);
            int version = ticket.getVersion();
            Checkpoint checkpoint = uow.setCheckpoint();
            assertThat(checkpoint.flush().error())
                    .get()
                    .satisfies(p -> assertThat(p.cause()).get().isInstanceOf(PersistenceException.class));
            assertThat(ticket.getSeat()).isNull();
            assertThat(ticket.getPrice()).isEqualTo(12);
            assertThat(ticket.getVersion()).isEqualTo(version);
            assertThat(uow.getTransaction().getRollbackOnly()).isFalse();
            ticket.setSeat("A9");
            uow.flush();
            return null;
        });
        assertThat(seats()).containsExactly("A9");
    }

    @Test
    void commit_of_a_checkpoint_writes_its_state_and_what_came_later_stays_pending() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(20);
            Checkpoint checkpoint = uow.setCheckpoint();
            ticket.setSeat("C1");
            Ticket later = uow.create(new Ticket("C2", 1));

            uow.commit(checkpoint).orElseThrow();

            assertThat(uow.getTransaction().isActive()).isFalse();
            assertThat(checkpoint.isOpen()).isFalse();
            assertThat(seats()).containsExactly("A1");
            assertThat(ticket.getSeat()).isEqualTo("C1");
            assertThat(uow.contains(later)).isTrue();
            assertThat(uow.changes().size()).isEqualTo(2);
            uow.getTransaction().begin();
            uow.getTransaction().commit();
            assertThat(seats()).containsExactly("C1", "C2");
        });
    }

    @Test
    void after_a_failed_commit_everything_is_pending_again_and_the_mended_state_commits() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Checkpoint checkpoint = uow.setCheckpoint();
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(33);
            int version = ticket.getVersion();
            Ticket created = uow.create(new Ticket("D1", 1));
            uow.flush();
            RefusedCommit.next(uow);

            assertThat(uow.commit(uow.setCheckpoint()).error()).get().satisfies(p -> {
                assertThat(p.code()).isEqualTo(Problem.Code.COMMIT_FAILED);
                assertThat(p.remedy()).contains("pending again");
            });

            assertThat(uow.getTransaction().isActive()).isFalse();
            assertThat(checkpoint.isOpen()).isFalse();
            assertThat(seats()).containsExactly("A1");
            assertThat(ticket.getPrice()).isEqualTo(33);
            assertThat(ticket.getVersion()).isEqualTo(version);
            assertThat(uow.contains(created)).isTrue();
            created.setSeat("D2");
            uow.getTransaction().begin();
            uow.commit(uow.setCheckpoint()).orElseThrow();
        });
        assertThat(seats()).containsExactly("A1", "D2");
        assertThat(unit.<Integer>inTransaction(uow -> uow.find(Ticket.class, id).getPrice()))
                .isEqualTo(33);
    }

    @Test
    void a_transaction_that_can_only_roll_back_is_named_and_memory_still_rolls_back() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Ticket ticket = uow.find(Ticket.class, id);
            Checkpoint checkpoint = uow.setCheckpoint();
            ticket.setPrice(12);
            uow.getTransaction().setRollbackOnly();
            assertThat(uow.flush(checkpoint).error())
                    .get()
                    .extracting(Problem::code)
                    .isEqualTo(Problem.Code.ROLLBACK_ONLY);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(ticket.getPrice()).isEqualTo(10);
            uow.getTransaction().rollback();
        });
    }

    @Test
    void changes_since_a_checkpoint_are_told_whether_written_or_not() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(11);
            Checkpoint checkpoint = uow.setCheckpoint();
            ticket.setPrice(12);
            Ticket created = uow.create(new Ticket("E1", 1));
            uow.flush();
            ticket.setSeat("E0");

            assertThat(uow.changes().size()).isEqualTo(1);
            ChangeSet since = uow.changes(checkpoint);
            assertThat(since.added()).extracting(ChangeSet.Added::entity).containsExactly(created);
            assertThat(since.of(ticket)).get().isInstanceOfSatisfying(ChangeSet.Modified.class, m -> {
                assertThat(m.attribute("price")).contains(new ChangeSet.AttributeChange("price", 11, 12));
                assertThat(m.attribute("seat")).contains(new ChangeSet.AttributeChange("seat", "A1", "E0"));
                assertThat(m.attributes()).hasSize(2);
            });
            assertThat(since.toString()).contains("~ Ticket#" + id + " price: 11 -> 12, seat: 'A1' -> 'E0'");
            uow.remove(ticket);
            uow.flush();
            assertThat(uow.changes(checkpoint).removed())
                    .extracting(ChangeSet.Removed::id)
                    .containsExactly(id);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.changes(checkpoint).isEmpty()).isTrue();
            return null;
        });
    }
}
