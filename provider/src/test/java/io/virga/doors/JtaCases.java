package io.virga.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.UnitOfWork;
import io.virga.suite.model.Ticket;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A unit of work whose transactions are those of a transaction manager. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JtaCases {

    private JtaUnit unit;
    private UUID id;

    protected abstract JtaUnit.Reach reach();

    @BeforeAll
    void start() {
        unit = new JtaUnit(reach(), Ticket.class);
    }

    @AfterAll
    void stop() {
        unit.close();
    }

    @BeforeEach
    void oneTicket() {
        unit.inTransaction(uow -> {
            uow.createMutationQuery("delete from Ticket").executeUpdate();
            id = uow.create(new Ticket("A1", 10)).getId();
        });
    }

    private void assertStored(int price) {
        unit.inTransaction(
                uow -> assertThat(uow.find(Ticket.class, id).getPrice()).isEqualTo(price));
    }

    @Test
    void a_rollback_before_a_flush_is_done_in_memory() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(11);
            Checkpoint cp = uow.setCheckpoint();
            ticket.setPrice(12);

            uow.rollback(cp).orElseThrow();

            assertThat(ticket.getPrice()).isEqualTo(11);
        });
        assertStored(11);
    }

    @Test
    void a_rollback_after_a_flush_takes_the_database_back_too() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(11);
            Checkpoint cp = uow.setCheckpoint();
            ticket.setPrice(12);
            uow.create(new Ticket("B2", 1));
            uow.flush();

            uow.rollback(cp).orElseThrow();

            assertThat(ticket.getPrice()).isEqualTo(11);
            assertThat(stored(uow)).containsExactly("A1 11");
        });
        assertStored(11);
    }

    @Test
    void checkpoints_nest_over_flushes() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            Checkpoint outer = uow.setCheckpoint();
            ticket.setPrice(11);
            uow.flush();
            Checkpoint inner = uow.setCheckpoint();
            ticket.setPrice(12);
            uow.flush();

            inner.rollback().orElseThrow();
            assertThat(stored(uow)).containsExactly("A1 11");
            ticket.setPrice(13);
            uow.flush();
            outer.rollback().orElseThrow();
            assertThat(stored(uow)).containsExactly("A1 10");
        });
        assertStored(10);
    }

    @Test
    void a_checkpoint_is_flushed_and_the_rest_stays_pending_and_is_committed_with_the_transaction() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(11);
            Checkpoint cp = uow.setCheckpoint();
            ticket.setPrice(12);

            uow.flush(cp).orElseThrow();

            assertThat(uow.changes(cp).size()).isOne();
            assertThat(ticket.getPrice()).isEqualTo(12);
        });
        assertStored(12);
    }

    @Test
    void a_checkpoint_is_not_committed_alone() {
        unit.inTransaction(uow -> {
            Checkpoint cp = uow.setCheckpoint();
            assertThat(uow.commit(cp).error()).map(Problem::code).contains(Problem.Code.TRANSACTION_NOT_OURS);
        });
    }

    @Test
    void checkpoints_end_with_the_transaction() {
        List<Checkpoint> set = new ArrayList<>();
        unit.inTransaction(uow -> {
            set.add(uow.setCheckpoint());
            uow.find(Ticket.class, id).setPrice(11);
        });

        assertThat(set.get(0).isOpen()).isFalse();
        assertThat(set.get(0).rollback().error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);
        assertStored(11);
    }

    @Test
    void a_failed_flush_leaves_memory_and_database_as_they_were_and_a_mended_one_is_committed() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(11);
            Checkpoint cp = uow.setCheckpoint();
            Ticket twin = uow.create(new Ticket("A1", 1));

            assertThatThrownBy(uow::flush).isInstanceOf(PersistenceException.class);

            assertThat(ticket.getPrice()).isEqualTo(11);
            assertThat(uow.contains(twin)).isTrue();
            twin.setSeat("B2");
            uow.flush();
            assertThat(stored(uow)).containsExactly("A1 11", "B2 1");
            uow.rollback(cp).orElseThrow();
        });
        assertStored(11);
    }

    @Test
    void work_that_throws_in_a_nested_block_is_undone_alone() {
        unit.inTransaction(uow -> {
            uow.find(Ticket.class, id).setPrice(11);
            assertThatThrownBy(() -> uow.runNested(u -> {
                        u.find(Ticket.class, id).setPrice(12);
                        u.flush();
                        throw new IllegalStateException("sold out");
                    }))
                    .hasMessage("sold out");
        });
        assertStored(11);
    }

    private static List<String> stored(UnitOfWork uow) {
        return uow.createNativeQuery("select seat || ' ' || price from Ticket order by seat", String.class)
                .getResultList();
    }
}
