package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Collections without an order and without a key of their own: duplicates are allowed. */
@ExtendWith(DynamoDbExtension.class)
class BagsTest {

    @Embeddable
    record Price(String currency, Long amount) {}

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        Long id;

        @ElementCollection
        List<String> labels = new ArrayList<>();

        @ElementCollection
        Collection<Price> prices = new ArrayList<>();

        @ManyToMany
        List<Book> books = new ArrayList<>();

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        List<Note> notes = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "shelf_marks")
        @CollectionId(column = @Column(name = "mark_id"), generator = "sequence")
        @CollectionIdJdbcTypeCode(SqlTypes.BIGINT)
        List<String> marks = new ArrayList<>();

        Shelf() {}

        Shelf(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        String isbn;

        @ManyToMany(mappedBy = "books")
        List<Shelf> shelves = new ArrayList<>();

        Book() {}

        Book(String isbn) {
            this.isbn = isbn;
        }
    }

    @Entity(name = "Note")
    static class Note {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String text;

        Note() {}

        Note(String text) {
            this.text = text;
        }
    }

    private static OrderSystem system;
    private static long nextId = 1;

    @BeforeAll
    static void start(DynamoServer server) {
        system = OrderSystem.start(server, "bags", List.of(Shelf.class, Book.class, Note.class));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static long shelf(String... labels) {
        return system.call(em -> {
            var shelf = new Shelf(nextId++);
            shelf.labels.addAll(List.of(labels));
            em.persist(shelf);
            return shelf.id;
        });
    }

    private static List<String> labels(long id) {
        return system.call(em -> List.copyOf(em.find(Shelf.class, id).labels));
    }

    @Test
    void duplicates_stay_and_rows_come_back_in_the_order_they_were_added() {
        long id = shelf("b", "a", "b", "", "c#d");
        assertThat(labels(id)).containsExactly("b", "a", "b", "", "c#d");
    }

    @Test
    void adding_to_a_bag_writes_one_row() {
        long id = shelf("a", "b");
        system.requests();
        system.run(em -> em.find(Shelf.class, id).labels.add("a"));
        // Hibernate reads the bag, and deletes all of its rows before it inserts them again: those are read for their
        // keys
        assertThat(system.requests()).containsExactly("GetItem", "Query", "Query", "PutItem");
        assertThat(labels(id)).containsExactly("a", "b", "a");
    }

    @Test
    void a_removal_writes_what_changed_and_nothing_else() {
        long id = shelf("a", "b", "a", "c");
        system.requests();
        system.run(em -> em.find(Shelf.class, id).labels.remove("b"));
        assertThat(system.log().entries()).last().satisfies(request -> assertThat(request.size())
                .isEqualTo(1));
        assertThat(system.requests()).containsExactly("GetItem", "Query", "Query", "TransactWriteItems");
        assertThat(labels(id)).containsExactly("a", "a", "c");
        system.run(em -> em.find(Shelf.class, id).labels.remove("a"));
        assertThat(labels(id)).containsExactly("a", "c");
        system.run(em -> em.find(Shelf.class, id).labels.clear());
        assertThat(labels(id)).isEmpty();
    }

    @Test
    void replacing_all_and_removing_the_owner() {
        long id = shelf("a", "b");
        system.run(em -> em.find(Shelf.class, id).labels = new ArrayList<>(List.of("b", "x")));
        assertThat(labels(id)).containsExactly("b", "x");
        system.run(em -> em.remove(em.find(Shelf.class, id)));
        Shelf gone = system.call(em -> em.find(Shelf.class, id));
        assertThat(gone).isNull();
        shelfAgain(id);
        assertThat(labels(id)).isEmpty();
    }

    private static void shelfAgain(long id) {
        system.run(em -> em.persist(new Shelf(id)));
    }

    @Test
    void embeddables_with_nulls() {
        long id = shelf();
        system.run(em -> em.find(Shelf.class, id)
                .prices
                .addAll(List.of(new Price("EUR", 1L), new Price("EUR", null), new Price("EUR", 1L))));
        system.run(em -> assertThat(em.find(Shelf.class, id).prices)
                .containsExactly(new Price("EUR", 1L), new Price("EUR", null), new Price("EUR", 1L)));
        system.run(em -> em.find(Shelf.class, id).prices.remove(new Price("EUR", null)));
        system.run(em -> assertThat(em.find(Shelf.class, id).prices).hasSize(2));
    }

    @Test
    void many_to_many_from_both_sides() {
        long id = shelf();
        long other = shelf();
        system.run(em -> {
            var one = new Book("1");
            var two = new Book("2");
            em.persist(one);
            em.persist(two);
            em.find(Shelf.class, id).books.addAll(List.of(one, two, one));
            em.find(Shelf.class, other).books.add(one);
        });
        system.run(em -> {
            assertThat(em.find(Shelf.class, id).books)
                    .extracting(book -> book.isbn)
                    .containsExactly("1", "2", "1");
            assertThat(em.find(Book.class, "1").shelves)
                    .extracting(shelf -> shelf.id)
                    .containsExactlyInAnyOrder(id, id, other);
        });
        system.run(em -> em.find(Shelf.class, id).books.remove(em.find(Book.class, "2")));
        var left = system.call(
                em -> em.createQuery("select b.isbn from Shelf s join s.books b where s.id = :id", String.class)
                        .setParameter("id", id)
                        .getResultList());
        assertThat(left).containsExactly("1", "1");
    }

    @Test
    void one_to_many_through_a_join_table() {
        long id = shelf();
        system.run(em -> em.find(Shelf.class, id).notes.addAll(List.of(new Note("x"), new Note("y"))));
        system.run(em -> em.find(Shelf.class, id).notes.remove(0));
        system.run(em -> assertThat(em.find(Shelf.class, id).notes)
                .extracting(note -> note.text)
                .containsExactly("y"));
    }

    @Test
    void a_bag_with_ids_of_its_own() {
        long id = shelf();
        system.run(em -> em.find(Shelf.class, id).marks.addAll(List.of("m", "n", "m")));
        system.run(em -> {
            var marks = em.find(Shelf.class, id).marks;
            assertThat(marks).containsExactlyInAnyOrder("m", "n", "m");
            marks.remove("n");
        });
        system.run(em -> assertThat(em.find(Shelf.class, id).marks).containsExactlyInAnyOrder("m", "m"));
    }

    @Test
    void queries_over_elements() {
        long id = shelf("q1", "q2", "q1");
        var count = system.call(em -> em.createQuery(
                        "select count(l) from Shelf s join s.labels l where s.id = :id and l = 'q1'", Long.class)
                .setParameter("id", id)
                .getSingleResult());
        assertThat(count).isEqualTo(2);
        system.run(em -> assertThat(em.createQuery("select s.id from Shelf s where 'q2' member of s.labels", Long.class)
                        .getResultList())
                .containsExactly(id));
    }
}
