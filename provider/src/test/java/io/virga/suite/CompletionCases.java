package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.suite.model.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCommitUpdateEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The end of the transaction: undone work fires no after-commit event, and callbacks that concern the whole transaction stay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CompletionCases {

    private Unit unit;
    private UUID id;
    private final List<Integer> committed = new ArrayList<>();

    protected abstract Database database();

    @BeforeAll
    void start() {
        unit = new Unit(database(), Map.of(), Ticket.class);
        unit.factory()
                .unwrap(SessionFactoryImplementor.class)
                .getEventListenerRegistry()
                .appendListeners(EventType.POST_COMMIT_UPDATE, new PostCommitUpdateEventListener() {
                    @Override
                    public void onPostUpdate(PostUpdateEvent event) {
                        committed.add(
                                ((Integer) event.getState()[event.getPersister().getPropertyIndex("price")]));
                    }

                    @Override
                    public void onPostUpdateCommitFailed(PostUpdateEvent event) {}

                    @Override
                    public boolean requiresPostCommitHandling(EntityPersister persister) {
                        return true;
                    }
                });
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
        committed.clear();
    }

    @Test
    void undone_work_fires_no_after_commit_event_and_kept_work_does() {
        unit.inTransaction(uow -> {
            Ticket ticket = uow.find(Ticket.class, id);
            ticket.setPrice(1);
            uow.flush();
            Checkpoint checkpoint = uow.setCheckpoint();
            ticket.setPrice(2);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            ticket.setPrice(3);
            return null;
        });
        assertThat(committed).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void a_callback_registered_by_others_after_the_checkpoint_is_kept() {
        List<Boolean> completed = new ArrayList<>();
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.find(Ticket.class, id).setPrice(2);
            uow.flush();
            AfterCompletionCallback callback = (success, session) -> completed.add(success);
            uow.unwrap(SessionImplementor.class)
                    .getTransactionCompletionCallbacks()
                    .registerCallback(callback);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(completed).isEmpty();
            return null;
        });
        assertThat(completed).containsExactly(true);
        assertThat(committed).isEmpty();
    }

    @Test
    void a_bulk_statement_is_undone_with_the_checkpoint() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.createMutationQuery("update Ticket set price = 99").executeUpdate();
            assertThat(uow.flush(checkpoint).done()).isFalse();
            uow.rollback(checkpoint).orElseThrow();
            uow.createNativeQuery("update Ticket set price = 98").executeUpdate();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.createSelectionQuery("select price from Ticket", Integer.class)
                            .getSingleResult())
                    .isEqualTo(10);
            return null;
        });
    }
}
