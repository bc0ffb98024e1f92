package io.virga.conformance.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import io.virga.conformance.mapping.generators.Ticket;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@Section(
        value = "11.1.21, 11.1.49 and 11.1.52 GeneratedValue, SequenceGenerator, TableGenerator Annotations",
        entities = {
            GeneratedValueTest.Auto.class,
            GeneratedValueTest.AutoUuid.class,
            GeneratedValueTest.Identity.class,
            GeneratedValueTest.Sequence.class,
            GeneratedValueTest.SequenceOfTheClass.class,
            GeneratedValueTest.Table.class,
            GeneratedValueTest.TableOfDefaults.class,
            GeneratedValueTest.Text.class,
            GeneratedValueTest.Random.class,
            Ticket.class
        })
class GeneratedValueTest {

    @Test
    void auto(EntityManagerFactory factory) {
        assertThat(ids(factory, Auto::new, a -> a.id)).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void auto_of_a_uuid(EntityManagerFactory factory) {
        assertThat(ids(factory, AutoUuid::new, a -> a.id)).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void uuid(EntityManagerFactory factory) {
        List<UUID> ids = ids(factory, Random::new, r -> r.id);

        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
        factory.runInTransaction(
                em -> ids.forEach(id -> assertThat(em.find(Random.class, id).id).isEqualTo(id)));
    }

    @Test
    void uuid_as_text(EntityManagerFactory factory) {
        assertThat(ids(factory, Text::new, t -> t.id))
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id))
                .doesNotHaveDuplicates();
    }

    @Test
    void identity_rises(EntityManagerFactory factory) {
        List<Integer> ids = ids(factory, Identity::new, i -> i.id);

        assertThat(ids).doesNotContainNull().isSorted().doesNotHaveDuplicates();
        assertThat(ids(factory, Identity::new, i -> i.id)).allMatch(id -> id > ids.get(2));
    }

    @Test
    void identity_is_known_after_persist(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Identity entity = new Identity();
            em.persist(entity);
            assertThat(entity.id).isNotNull();
            em.flush();
            assertThat(em.find(Identity.class, entity.id)).isSameAs(entity);
        });
    }

    @Test
    void a_sequence_begins_where_it_is_told(EntityManagerFactory factory) {
        List<Long> ids = ids(factory, Sequence::new, s -> s.id);

        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id >= 1000);
    }

    @Test
    void a_sequence_without_preallocation_has_no_gaps(EntityManagerFactory factory) {
        List<Long> ids = ids(factory, SequenceOfTheClass::new, s -> s.id);

        assertThat(ids.get(1) - ids.get(0)).isOne();
        assertThat(ids.get(2) - ids.get(1)).isOne();
    }

    @Test
    void two_factories_share_a_sequence_without_a_collision(EntityManagerFactory factory, Database database) {
        List<Long> ids = new ArrayList<>(ids(factory, Sequence::new, s -> s.id));
        try (EntityManagerFactory other = PersistenceUnits.sharing(factory, database, List.of(Sequence.class))
                .createEntityManagerFactory()) {
            ids.addAll(ids(other, Sequence::new, s -> s.id));
        }
        ids.addAll(ids(factory, Sequence::new, s -> s.id));

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void a_generator_of_the_package(EntityManagerFactory factory) {
        assertThat(ids(factory, Ticket::new, Ticket::getId))
                .allMatch(id -> id >= 500)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_table_generator(EntityManagerFactory factory) {
        List<Long> ids = ids(factory, Table::new, t -> t.id);

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids(factory, Table::new, t -> t.id)).isSorted().doesNotContainAnyElementsOf(ids);
    }

    @Test
    void a_table_generator_of_defaults(EntityManagerFactory factory) {
        assertThat(ids(factory, TableOfDefaults::new, t -> t.id))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void ids_of_a_transaction_that_is_rolled_back_are_not_given_again(EntityManagerFactory factory) {
        Sequence lost = new Sequence();
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            em.persist(lost);
            em.getTransaction().rollback();
        }

        assertThat(ids(factory, Sequence::new, s -> s.id)).doesNotContain(lost.id);
    }

    private static <E, I> List<I> ids(EntityManagerFactory factory, Supplier<E> entity, Function<E, I> id) {
        return factory.callInTransaction(em -> {
            List<I> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                E made = entity.get();
                em.persist(made);
                ids.add(id.apply(made));
            }
            return ids;
        });
    }

    @Entity(name = "Auto")
    static class Auto {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "AutoUuid")
    static class AutoUuid {
        @Id
        @GeneratedValue
        UUID id;
    }

    @Entity(name = "RandomKey")
    static class Random {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;
    }

    @Entity(name = "TextKey")
    static class Text {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;
    }

    @Entity(name = "IdentityKey")
    static class Identity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;
    }

    @Entity(name = "SequenceKey")
    static class Sequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "of_the_attribute")
        @SequenceGenerator(
                name = "of_the_attribute",
                sequenceName = "seq_of_the_attribute",
                initialValue = 1000,
                allocationSize = 10)
        Long id;
    }

    /** Its generator has no name: it is for the ids of this class. */
    @Entity(name = "SequenceOfTheClass")
    @SequenceGenerator(sequenceName = "seq_of_the_class", allocationSize = 1)
    static class SequenceOfTheClass {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;
    }

    @Entity(name = "TableKey")
    static class Table {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "by_table")
        @TableGenerator(
                name = "by_table",
                table = "id_table",
                pkColumnName = "for_what",
                pkColumnValue = "TABLES",
                valueColumnName = "next_id",
                initialValue = 100,
                allocationSize = 5)
        Long id;
    }

    @Entity(name = "TableOfDefaults")
    static class TableOfDefaults {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Integer id;
    }
}
