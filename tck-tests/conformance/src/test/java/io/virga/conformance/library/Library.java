package io.virga.conformance.library;

import static io.virga.conformance.library.Country.FRANCE;
import static io.virga.conformance.library.Country.JAPAN;
import static io.virga.conformance.library.Country.NIGERIA;
import static io.virga.conformance.library.Genre.ESSAY;
import static io.virga.conformance.library.Genre.NOVEL;
import static io.virga.conformance.library.Genre.POETRY;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The entities, and a small stock that queries run on:
 *
 * <pre>
 * id  title             author         price  pages  genre   published   tags          ratings
 *  1  Sous le pont      Ada (FR)       12.50    320  NOVEL   2019-03-01  city, river   5, 4
 *  2  Ponts             Ada (FR)        8.00     96  ESSAY   2021-06-15  river         -
 *  3  Kawa              Benjiro (JP)   15.00    410  NOVEL   2015-11-20  -             3
 *  4  Haru              Benjiro (JP)    9.50     72  POETRY  -           spring        5
 *  5  Harmattan         Chidi (NG)     20.00    512  NOVEL   2023-01-09  city          -
 *  6  Anonymous Verses  -               -        40  POETRY  1901-01-01  -             -
 * </pre>
 *
 * A fourth author, Dai (no country), has written nothing. Members: the students Eve (Lyon) and Fay (no address), the guest Gil (Kyoto). Loans: Eve
 * has books 1 and 3, Gil has book 1.
 */
public final class Library {

    public static final List<Class<?>> ENTITIES = List.of(
            Author.class,
            Book.class,
            Review.class,
            Member.class,
            Student.class,
            Guest.class,
            Address.class,
            Loan.class);

    private Library() {}

    public static void stock(EntityManager em) {
        Author ada = author(em, 1, "Ada", FRANCE, LocalDate.of(1960, 2, 29));
        Author benjiro = author(em, 2, "Benjiro", JAPAN, LocalDate.of(1948, 7, 7));
        Author chidi = author(em, 3, "Chidi", NIGERIA, null);
        author(em, 4, "Dai", null, null);
        Book pont = book(
                em, 1, "Sous le pont", ada, "12.50", 320, NOVEL, LocalDate.of(2019, 3, 1), Set.of("city", "river"));
        book(em, 2, "Ponts", ada, "8.00", 96, ESSAY, LocalDate.of(2021, 6, 15), Set.of("river"));
        Book kawa = book(em, 3, "Kawa", benjiro, "15.00", 410, NOVEL, LocalDate.of(2015, 11, 20), Set.of());
        Book haru = book(em, 4, "Haru", benjiro, "9.50", 72, POETRY, null, Set.of("spring"));
        book(em, 5, "Harmattan", chidi, "20.00", 512, NOVEL, LocalDate.of(2023, 1, 9), Set.of("city"));
        book(em, 6, "Anonymous Verses", null, null, 40, POETRY, LocalDate.of(1901, 1, 1), Set.of());
        pont.review(5, "Could not stop");
        pont.review(4, null);
        kawa.review(3, "Slow, like the river");
        haru.review(5, "Spring!");
        Student eve = new Student(1, "Eve", "Lycée du Parc");
        eve.setAddress(new Address("Rue Neuve", "Lyon"));
        em.persist(eve);
        em.persist(new Student(2, "Fay", null));
        Guest gil = new Guest(3, "Gil", LocalDate.of(2030, 12, 31));
        gil.setAddress(new Address("Shijo-dori", "Kyoto"));
        em.persist(gil);
        em.persist(new Loan(pont, eve, LocalDate.of(2024, 5, 1)));
        em.persist(new Loan(kawa, eve, LocalDate.of(2024, 5, 20)));
        em.persist(new Loan(pont, gil, LocalDate.of(2024, 6, 2)));
    }

    private static Author author(EntityManager em, long id, String name, Country country, LocalDate born) {
        Author author = new Author(id, name, country);
        author.setBorn(born);
        em.persist(author);
        return author;
    }

    private static Book book(
            EntityManager em,
            long id,
            String title,
            Author author,
            String price,
            int pages,
            Genre genre,
            LocalDate published,
            Set<String> tags) {
        Book book = new Book(id, title);
        book.setAuthor(author);
        book.setPrice(price == null ? null : new BigDecimal(price));
        book.setPages(pages);
        book.setGenre(genre);
        book.setPublished(published);
        book.getTags().addAll(tags);
        em.persist(book);
        return book;
    }
}
