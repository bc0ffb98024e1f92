package io.virga.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.Checkpoint;
import io.virga.Outcome;
import io.virga.Problem;
import io.virga.UnitOfWork;
import io.virga.suite.Databases;
import io.virga.suite.Unit;
import io.virga.suite.model.Ticket;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls at the wrong time, from the wrong thread or on the wrong unit: each gets an answer that says so, and changes nothing. */
class WrongUseTest {

    private static Unit unit;
    private static Consumer<Ticket> beforeInsert = ticket -> {};

    @BeforeAll
    static void start() {
        unit = new Unit(Databases.h2(), Map.of(), Ticket.class);
        unit.factory()
                .unwrap(SessionFactoryImplementor.class)
                .getEventListenerRegistry()
                .appendListeners(EventType.PRE_INSERT, event -> {
                    beforeInsert.accept((Ticket) event.getEntity());
                    return false;
                });
    }

    @AfterAll
    static void stop() {
        unit.close();
    }

    @Test
    void two_threads_at_once_and_a_listener_that_meddles_are_refused() {
        List<Outcome> answers = new ArrayList<>();
        unit.use(uow -> {
            uow.getTransaction().begin();
            uow.create(new Ticket("threads", 1));
            Checkpoint cp = uow.setCheckpoint("mine");
            beforeInsert = ticket -> {
                answers.add(
                        CompletableFuture.supplyAsync(() -> uow.rollback(cp)).join());
                answers.add(uow.release(cp));
            };
            try {
                uow.flush(cp).orElseThrow();
            } finally {
                beforeInsert = ticket -> {};
            }
            assertThat(cp.isOpen()).isTrue();
            uow.getTransaction().commit();
        });

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.error()).get().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Problem.Code.CALL_IN_PROGRESS);
                    assertThat(problem.toString())
                            .contains("mine", Thread.currentThread().getName());
                }));
    }

    @Test
    void a_unit_of_work_may_be_handed_from_thread_to_thread() {
        unit.use(uow -> {
            Checkpoint cp = uow.setCheckpoint();
            CompletableFuture.runAsync(() -> uow.rollback(cp).orElseThrow()).join();
            assertThat(cp.isOpen()).isTrue();
        });
    }

    @Test
    void a_checkpoint_of_a_closed_session_has_ended() {
        UnitOfWork uow = unit.open();
        Checkpoint cp = uow.setCheckpoint();
        uow.close();

        assertThat(cp.rollback().error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);
        assertThat(uow.flush(cp).error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);
        assertThatThrownBy(uow::setCheckpoint).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_checkpoint_outlives_neither_commit_nor_rollback() {
        unit.use(uow -> {
            uow.getTransaction().begin();
            Checkpoint committed = uow.setCheckpoint();
            uow.getTransaction().commit();
            assertThat(committed.flush().error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);

            uow.getTransaction().begin();
            Checkpoint rolledBack = uow.setCheckpoint();
            uow.getTransaction().rollback();
            assertThat(rolledBack.rollback().error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);
            assertThat(rolledBack.release().error()).map(Problem::code).contains(Problem.Code.CHECKPOINT_ENDED);
        });
    }

    @Test
    void a_flush_of_a_checkpoint_needs_a_transaction() {
        unit.use(uow -> {
            Ticket ticket = uow.create(new Ticket("none", 1));
            Checkpoint cp = uow.setCheckpoint();
            ticket.setPrice(2);

            assertThat(uow.flush(cp).error()).map(Problem::code).contains(Problem.Code.NO_TRANSACTION);
            assertThat(uow.commit(cp).error()).map(Problem::code).contains(Problem.Code.NO_TRANSACTION);
            assertThat(ticket.getPrice()).isEqualTo(2);
            assertThat(cp.isOpen()).isTrue();
        });
    }

    @Test
    void a_closed_entity_manager_has_no_unit_of_work() {
        EntityManager em = unit.factory().createEntityManager();
        em.close();
        assertThatThrownBy(() ->
                        UnitOfWork.of(em.unwrap(org.hibernate.Session.class)).setCheckpoint())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_entity_manager_of_somebody_else_is_refused_by_name() {
        EntityManager foreign = (EntityManager) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap")) {
                        throw new jakarta.persistence.PersistenceException("not of Hibernate");
                    }
                    return null;
                });
        assertThatThrownBy(() -> UnitOfWork.of(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Hibernate session")
                .hasMessageContaining(foreign.getClass().getName());
    }
}
