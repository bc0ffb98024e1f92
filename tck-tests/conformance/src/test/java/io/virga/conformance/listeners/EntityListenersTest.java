package io.virga.conformance.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Section(
        value = "3.6.1 and 3.6.4 Entity Listeners, Multiple Lifecycle Callback Methods",
        entities = {
            EntityListenersTest.Animal.class,
            EntityListenersTest.Dog.class,
            EntityListenersTest.Puppy.class,
            EntityListenersTest.Cat.class
        })
class EntityListenersTest {

    @BeforeEach
    void nothing_called_yet() {
        Journal.read();
    }

    @Test
    void listeners_before_methods_and_superclasses_before_subclasses(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Dog(1)));

        assertThat(Journal.read())
                .containsExactly(
                        "AnimalListener Dog", "DogListener Dog", "SecondListener Dog", "Animal itself", "Dog itself");
    }

    @Test
    void a_subclass_inherits_all_of_them(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Puppy(1)));

        assertThat(Journal.read())
                .containsExactly(
                        "AnimalListener Puppy",
                        "DogListener Puppy",
                        "SecondListener Puppy",
                        "Animal itself",
                        "Puppy itself");
    }

    @Test
    void listeners_of_superclasses_are_excluded(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Cat(1)));

        assertThat(Journal.read()).containsExactly("CatListener Cat", "Animal itself");
    }

    @Test
    void one_method_for_two_events(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Cat(1)));
        Journal.read();
        factory.runInTransaction(em -> em.find(Cat.class, 1L).name = "Tom");

        assertThat(Journal.read()).containsExactly("CatListener Cat");
    }

    @Test
    void an_exception_of_a_listener_marks_the_transaction_for_rollback(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Cat cat = new Cat(1);
            cat.name = "Cerberus";
            assertThatThrownBy(() -> em.persist(cat)).isInstanceOf(IllegalArgumentException.class);
            assertThat(em.getTransaction().getRollbackOnly()).isTrue();
            em.getTransaction().rollback();
        }
    }

    static class AnimalListener {
        @PrePersist
        void called(Animal animal) {
            Journal.write("AnimalListener " + animal.getClass().getSimpleName());
        }
    }

    static class DogListener {
        @PrePersist
        void called(Object animal) {
            Journal.write("DogListener " + animal.getClass().getSimpleName());
        }
    }

    static class SecondListener {
        @PrePersist
        private void called(Dog dog) {
            Journal.write("SecondListener " + dog.getClass().getSimpleName());
        }
    }

    static class CatListener {
        @PrePersist
        @PreUpdate
        void called(Cat cat) {
            if ("Cerberus".equals(cat.name)) {
                throw new IllegalArgumentException("that is a dog's name");
            }
            Journal.write("CatListener " + cat.getClass().getSimpleName());
        }
    }

    @MappedSuperclass
    @EntityListeners(AnimalListener.class)
    abstract static class Animal {
        @Id
        Long id;

        String name;

        @PrePersist
        void animal() {
            Journal.write("Animal itself");
        }
    }

    @Entity(name = "Dog")
    @EntityListeners({DogListener.class, SecondListener.class})
    static class Dog extends Animal {
        Dog() {}

        Dog(long id) {
            this.id = id;
        }

        @PrePersist
        void dog() {
            Journal.write("Dog itself");
        }
    }

    @Entity(name = "Puppy")
    static class Puppy extends Dog {
        Puppy() {}

        Puppy(long id) {
            super(id);
        }

        @Override
        @PrePersist
        void dog() {
            Journal.write("Puppy itself");
        }
    }

    @Entity(name = "Cat")
    @ExcludeSuperclassListeners
    @EntityListeners(CatListener.class)
    static class Cat extends Animal {
        Cat() {}

        Cat(long id) {
            this.id = id;
        }
    }
}
