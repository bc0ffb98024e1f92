package io.virga.conformance.inheritance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "2.13 Inheritance: Mapped Superclasses, Non-Entity Classes, Overrides",
        entities = {
            SuperclassesTest.Document.class,
            SuperclassesTest.Letter.class,
            SuperclassesTest.Invoice.class,
            SuperclassesTest.Numbered.class,
            SuperclassesTest.Receipt.class,
            SuperclassesTest.Clerk.class,
            SuperclassesTest.Stamp.class
        })
class SuperclassesTest {

    @Test
    void attributes_of_a_mapped_superclass_are_stored(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> em.persist(letter(em, 1, "Dear all")));

        factory.runInTransaction(em -> {
            Letter letter = em.find(Letter.class, 1L);
            assertThat(letter.title).isEqualTo("Dear all");
            assertThat(letter.clerk.id).isEqualTo(1L);
        });
        assertThat(queries.longs("select l.id from Letter l where l.title like 'Dear%' and l.clerk.name = 'C'"))
                .containsExactly(1L);
    }

    @Test
    void a_mapped_superclass_is_no_entity(EntityManagerFactory factory) {
        assertThatThrownBy(() -> factory.runInTransaction(em -> em.find(Document.class, 1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_version_and_embedded_object_count(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(letter(em, 1, "Dear all")));
        factory.runInTransaction(em -> em.find(Letter.class, 1L).stamp = new Stamp("blue", 80));

        factory.runInTransaction(em -> {
            Letter letter = em.find(Letter.class, 1L);
            assertThat(letter.version).isOne();
            assertThat(letter.stamp).isEqualTo(new Stamp("blue", 80));
        });
    }

    @Test
    void collections_of_a_mapped_superclass(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Letter letter = letter(em, 1, "Dear all");
            letter.marks.addAll(Set.of("urgent", "private"));
            em.persist(letter);
            Invoice invoice = new Invoice();
            invoice.id = 1L;
            invoice.marks.add("paid");
            em.persist(invoice);
        });

        assertThat(queries.strings("select m from Letter l join l.marks m order by m"))
                .containsExactly("private", "urgent");
        assertThat(queries.strings("select m from Invoice i join i.marks m")).containsExactly("paid");
    }

    @Test
    void columns_are_overridden(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Invoice invoice = new Invoice();
            invoice.id = 4L;
            invoice.title = "March";
            invoice.clerk = clerk(em);
            invoice.stamp = new Stamp("red", 60);
            em.persist(invoice);
        });

        factory.runInTransaction(
                em -> assertThat((Object[]) em.createNativeQuery("select subject, keeper_id, ink from Invoice")
                                .getSingleResult())
                        .containsExactly("March", 1L, "red"));
    }

    @Test
    void state_of_a_class_that_is_not_mapped_is_not_stored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Receipt receipt = new Receipt();
            receipt.id = 1L;
            receipt.number = 7;
            receipt.cached = "x";
            em.persist(receipt);
        });

        factory.runInTransaction(em -> {
            Receipt receipt = em.find(Receipt.class, 1L);
            assertThat(receipt.number).isEqualTo(7);
            assertThat(receipt.cached).isNull();
        });
    }

    @Test
    void an_abstract_entity_is_queried_and_a_concrete_one_may_extend_a_plain_class(
            EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Receipt receipt = new Receipt();
            receipt.id = 1L;
            receipt.number = 7;
            em.persist(receipt);
        });

        assertThat(queries.list(Integer.class, "select n.number from Numbered n"))
                .containsExactly(7);
    }

    @Test
    void attributes_of_mapped_superclasses_in_criteria(EntityManagerFactory factory, Criteria criteria) {
        factory.runInTransaction(em -> em.persist(letter(em, 1, "Dear all")));

        assertThat(criteria.ids(Letter.class, (cb, letter) -> cb.equal(letter.get("title"), "Dear all")))
                .containsExactly(1L);
        assertThat(factory.getMetamodel().entity(Letter.class).getSupertype().getJavaType())
                .isEqualTo(Document.class);
    }

    private static Letter letter(EntityManager em, long id, String title) {
        Letter letter = new Letter();
        letter.id = id;
        letter.title = title;
        letter.clerk = clerk(em);
        return letter;
    }

    private static Clerk clerk(EntityManager em) {
        Clerk clerk = new Clerk();
        clerk.id = 1L;
        clerk.name = "C";
        em.persist(clerk);
        return clerk;
    }

    @Embeddable
    record Stamp(String color, int cents) {}

    @MappedSuperclass
    abstract static class Document {
        @Id
        Long id;

        @Version
        int version;

        String title;

        @ManyToOne
        Clerk clerk;

        Stamp stamp;

        @ElementCollection
        Set<String> marks = new HashSet<>();
    }

    @Entity(name = "Letter")
    static class Letter extends Document {}

    @Entity(name = "Invoice")
    @AttributeOverride(name = "title", column = @Column(name = "subject"))
    @AttributeOverride(name = "stamp.color", column = @Column(name = "ink"))
    @AssociationOverride(name = "clerk", joinColumns = @JoinColumn(name = "keeper_id"))
    static class Invoice extends Document {}

    @Entity(name = "Clerk")
    static class Clerk {
        @Id
        Long id;

        String name;
    }

    /** Neither an entity nor a mapped superclass. */
    static class Cached {
        String cached;
    }

    @Entity(name = "Numbered")
    abstract static class Numbered extends Cached {
        @Id
        Long id;

        @Column(name = "running_number")
        int number;
    }

    /** Neither, between two entities. */
    static class Printed extends Numbered {
        int pages;
    }

    @Entity(name = "Receipt")
    static class Receipt extends Printed {
        String text;
    }
}
