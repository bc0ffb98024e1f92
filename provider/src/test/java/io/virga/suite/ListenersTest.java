package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCommitDeleteEventListener;
import org.hibernate.event.spi.PostCommitInsertEventListener;
import org.hibernate.event.spi.PostCommitUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who listens hears of writes when they happen, and after the commit only of what was kept; a rollback in memory is silent. */
class ListenersTest {

    private static final List<String> HEARD = new ArrayList<>();

    /** A listener of Jakarta Persistence (section 3.6). */
    static class Listener {
        @PrePersist
        void persisting(Heard entity) {
            HEARD.add("persisting " + entity.name);
        }

        @PostPersist
        void persisted(Heard entity) {
            HEARD.add("persisted " + entity.name);
        }

        @PreUpdate
        void updating(Heard entity) {
            HEARD.add("updating " + entity.name);
        }

        @PostUpdate
        void updated(Heard entity) {
            HEARD.add("updated " + entity.name);
        }

        @PostRemove
        void removed(Heard entity) {
            HEARD.add("removed " + entity.name);
        }

        @PostLoad
        void loaded(Heard entity) {
            HEARD.add("loaded " + entity.name);
        }
    }

    @Entity(name = "Heard")
    @EntityListeners(Listener.class)
    static class Heard {
        @Id
        private int id;

        private String name;

        protected Heard() {}

        Heard(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** The events after a commit, and those of a commit that failed. */
    private static final class AfterCommit
            implements PostCommitInsertEventListener, PostCommitUpdateEventListener, PostCommitDeleteEventListener {
        @Override
        public void onPostInsert(PostInsertEvent event) {
            HEARD.add("committed insert of " + ((Heard) event.getEntity()).name);
        }

        @Override
        public void onPostInsertCommitFailed(PostInsertEvent event) {
            HEARD.add("failed insert");
        }

        @Override
        public void onPostUpdate(PostUpdateEvent event) {
            HEARD.add("committed update to " + event.getState()[0]);
        }

        @Override
        public void onPostUpdateCommitFailed(PostUpdateEvent event) {
            HEARD.add("failed update");
        }

        @Override
        public void onPostDelete(PostDeleteEvent event) {
            HEARD.add("committed delete");
        }

        @Override
        public void onPostDeleteCommitFailed(PostDeleteEvent event) {
            HEARD.add("failed delete");
        }

        @Override
        public boolean requiresPostCommitHandling(EntityPersister persister) {
            return true;
        }
    }

    private final Unit unit = new Unit(Databases.h2(), Map.of(), Heard.class);

    @BeforeEach
    void listen() {
        EventListenerRegistry registry =
                unit.factory().unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
        AfterCommit listener = new AfterCommit();
        registry.appendListeners(EventType.POST_COMMIT_INSERT, listener);
        registry.appendListeners(EventType.POST_COMMIT_UPDATE, listener);
        registry.appendListeners(EventType.POST_COMMIT_DELETE, listener);
        unit.inTransaction(uow -> uow.create(new Heard(1, "first")));
        HEARD.clear();
    }

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void a_rollback_in_memory_is_silent() {
        unit.inTransaction(uow -> {
            Heard first = uow.find(Heard.class, 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            first.name = "undone";
            uow.remove(first);
            HEARD.clear();
            uow.rollback(checkpoint).orElseThrow();
            return null;
        });
        assertThat(HEARD).isEmpty();
    }

    @Test
    void written_and_undone_work_is_heard_of_when_it_is_written_and_as_failed_but_never_as_committed() {
        unit.inTransaction(uow -> {
            Heard first = uow.find(Heard.class, 1);
            HEARD.clear();
            Checkpoint checkpoint = uow.setCheckpoint();
            first.name = "undone";
            uow.persist(new Heard(2, "second"));
            uow.flush();
            uow.remove(first);
            uow.flush();
            assertThat(HEARD)
                    .containsExactly(
                            "persisting second",
                            "updating undone",
                            "persisted second",
                            "updated undone",
                            "removed undone");
            HEARD.clear();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(HEARD).containsExactlyInAnyOrder("failed insert", "failed update", "failed delete");
            HEARD.clear();
            return null;
        });
        assertThat(HEARD).isEmpty();
    }

    @Test
    void what_a_flushed_checkpoint_wrote_is_heard_of_once_and_as_committed() {
        unit.inTransaction(uow -> {
            Heard first = uow.find(Heard.class, 1);
            first.name = "kept";
            Checkpoint checkpoint = uow.setCheckpoint();
            first.name = "later";
            checkpoint.flush().orElseThrow();
            HEARD.clear();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(HEARD).isEmpty();
            assertThat(first.name).isEqualTo("kept");
            return null;
        });
        assertThat(HEARD).containsExactly("committed update to kept");
    }
}
