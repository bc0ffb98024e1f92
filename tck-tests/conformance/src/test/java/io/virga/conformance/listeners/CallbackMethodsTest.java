package io.virga.conformance.listeners;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Section(
        value = "3.6.2 and 3.6.3 Lifecycle Callback Methods",
        entities = {CallbackMethodsTest.Basket.class, CallbackMethodsTest.Egg.class})
class CallbackMethodsTest {

    @BeforeEach
    void nothing_called_yet() {
        Journal.read();
    }

    @Test
    void persist(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Basket(1));
            assertThat(Journal.read()).startsWith("PrePersist 1");
            em.flush();
            assertThat(Journal.read()).contains("PostPersist 1");
        });
    }

    @Test
    void a_generated_id_is_there_after_the_insert(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Egg()));

        assertThat(Journal.read()).last(as(STRING)).matches("PostPersist egg \\d+");
    }

    @Test
    void persist_is_called_where_it_is_cascaded_to(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Basket basket = new Basket(1);
            basket.eggs.add(new Egg());
            em.persist(basket);
        });

        assertThat(Journal.read()).contains("PrePersist 1", "PrePersist egg", "PostPersist 1");
    }

    @Test
    void update(EntityManagerFactory factory) {
        stock(factory);
        factory.runInTransaction(em -> {
            em.find(Basket.class, 1L).color = "red";
            assertThat(Journal.read()).containsExactly("PostLoad 1");
            em.flush();
            assertThat(Journal.read()).containsExactly("PreUpdate 1", "PostUpdate 1");
        });
    }

    @Test
    void no_update_without_a_change(EntityManagerFactory factory) {
        stock(factory);
        factory.runInTransaction(em -> em.find(Basket.class, 1L));

        assertThat(Journal.read()).containsExactly("PostLoad 1");
    }

    @Test
    void what_pre_update_changes_is_stored(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        factory.runInTransaction(em -> em.find(Basket.class, 1L).color = "red");

        assertThat(queries.strings("select b.note from Basket b")).containsExactly("changed to red");
    }

    @Test
    void what_pre_persist_sets_is_stored(EntityManagerFactory factory, Queries queries) {
        stock(factory);

        assertThat(queries.strings("select b.note from Basket b")).containsExactly("new");
    }

    @Test
    void remove(EntityManagerFactory factory) {
        stock(factory);
        factory.runInTransaction(em -> {
            Basket basket = em.find(Basket.class, 1L);
            Journal.read();
            em.remove(basket);
            assertThat(Journal.read()).containsExactly("PreRemove 1");
            em.flush();
            assertThat(Journal.read()).containsExactly("PostRemove 1");
        });
    }

    @Test
    void remove_is_called_where_it_is_cascaded_to(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Basket basket = new Basket(1);
            basket.eggs.add(new Egg());
            em.persist(basket);
        });
        Journal.read();
        factory.runInTransaction(em -> em.remove(em.find(Basket.class, 1L)));

        assertThat(Journal.read())
                .contains("PreRemove 1", "PostRemove 1")
                .anyMatch(call -> call.startsWith("PreRemove egg"))
                .anyMatch(call -> call.startsWith("PostRemove egg"));
    }

    @Test
    void a_query_loads_too(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        queries.list(Basket.class, "select b from Basket b");

        assertThat(Journal.read()).containsExactly("PostLoad 1");
    }

    @Test
    void refresh_loads_too(EntityManagerFactory factory) {
        stock(factory);
        factory.runInTransaction(em -> {
            Basket basket = em.find(Basket.class, 1L);
            Journal.read();
            em.refresh(basket);
            assertThat(Journal.read()).containsExactly("PostLoad 1");
        });
    }

    @Test
    void merge_of_a_new_entity_persists_the_copy(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.merge(new Basket(1)));

        assertThat(Journal.read()).contains("PrePersist 1", "PostPersist 1");
    }

    @Test
    void merge_of_a_changed_entity_updates(EntityManagerFactory factory) {
        stock(factory);
        Basket detached = factory.callInTransaction(em -> em.find(Basket.class, 1L));
        detached.color = "red";
        Journal.read();
        factory.runInTransaction(em -> em.merge(detached));

        assertThat(Journal.read()).containsExactly("PostLoad 1", "PreUpdate 1", "PostUpdate 1");
    }

    @Test
    void a_bulk_operation_calls_nothing(EntityManagerFactory factory) {
        stock(factory);
        factory.runInTransaction(em -> {
            em.createQuery("update Basket b set b.color = 'red'").executeUpdate();
            em.createQuery("delete from Basket b").executeUpdate();
        });

        assertThat(Journal.read()).isEmpty();
    }

    @Test
    void an_exception_marks_the_transaction_for_rollback(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Basket basket = new Basket(1);
            basket.color = "forbidden";
            assertThatThrownBy(() -> em.persist(basket)).isInstanceOf(IllegalStateException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
        }
        factory.runInTransaction(em -> assertThat(em.find(Basket.class, 1L)).isNull());
    }

    @Test
    void an_exception_at_flush_marks_the_transaction_for_rollback(EntityManagerFactory factory, Queries queries) {
        stock(factory);
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.find(Basket.class, 1L).color = "forbidden";
            assertThatThrownBy(em::flush).isInstanceOf(IllegalStateException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
        }
        assertThat(queries.strings("select b.color from Basket b")).containsExactly("green");
    }

    private static void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Basket(1)));
        Journal.read();
    }

    @Entity(name = "Basket")
    static class Basket {
        @Id
        Long id;

        String color = "green";

        String note;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "basket_id")
        Set<Egg> eggs = new HashSet<>();

        Basket() {}

        Basket(long id) {
            this.id = id;
        }

        @PrePersist
        private void prePersist() {
            allowed();
            note = "new";
            Journal.write("PrePersist " + id);
        }

        @PostPersist
        void postPersist() {
            Journal.write("PostPersist " + id);
        }

        @PreUpdate
        protected void preUpdate() {
            allowed();
            note = "changed to " + color;
            Journal.write("PreUpdate " + id);
        }

        @PostUpdate
        public void postUpdate() {
            Journal.write("PostUpdate " + id);
        }

        @PreRemove
        void preRemove() {
            Journal.write("PreRemove " + id);
        }

        @PostRemove
        void postRemove() {
            Journal.write("PostRemove " + id);
        }

        @PostLoad
        void postLoad() {
            Journal.write("PostLoad " + id);
        }

        private void allowed() {
            if (color.equals("forbidden")) {
                throw new IllegalStateException("no such color");
            }
        }
    }

    @Entity(name = "Egg")
    static class Egg {
        @Id
        @GeneratedValue
        Long id;

        @PrePersist
        void prePersist() {
            Journal.write("PrePersist egg");
        }

        @PostPersist
        void postPersist() {
            Journal.write("PostPersist egg " + id);
        }

        @PreRemove
        void preRemove() {
            Journal.write("PreRemove egg " + id);
        }

        @PostRemove
        void postRemove() {
            Journal.write("PostRemove egg " + id);
        }
    }
}
