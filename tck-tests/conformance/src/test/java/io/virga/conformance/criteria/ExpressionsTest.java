package io.virga.conformance.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Criteria;
import io.virga.conformance.kit.Section;
import io.virga.conformance.library.Author;
import io.virga.conformance.library.Author_;
import io.virga.conformance.library.Book;
import io.virga.conformance.library.Book_;
import io.virga.conformance.library.Genre;
import io.virga.conformance.library.Guest;
import io.virga.conformance.library.Member;
import io.virga.conformance.library.Student;
import io.virga.conformance.library.Student_;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.LocalDateField;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

@Section(value = "6.3.8 Expressions", stocked = true)
class ExpressionsTest {

    @Test
    void sum_of_an_attribute_and_a_number(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.sum(x.get(Book_.pages), 1)))
                .containsExactly(321, 97, 411, 73, 513, 41);
    }

    @Test
    void difference(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.diff(x.get(Book_.pages), 40)))
                .containsExactly(280, 56, 370, 32, 472, 0);
    }

    @Test
    void product(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.prod(x.get(Book_.pages), 2)))
                .containsExactly(640, 192, 820, 144, 1024, 80);
    }

    @Test
    void remainder(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.mod(x.get(Book_.pages), 100)))
                .containsExactly(20, 96, 10, 72, 12, 40);
    }

    @Test
    void negation(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.neg(x.get(Book_.pages))))
                .containsExactly(-320, -96, -410, -72, -512, -40);
    }

    @Test
    void absolute_value(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.abs(cb.diff(x.get(Book_.pages), 100))))
                .containsExactly(220, 4, 310, 28, 412, 60);
    }

    @Test
    void sign(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.sign(cb.diff(x.get(Book_.pages), 96))))
                .containsExactly(1, 0, 1, -1, 1, -1);
    }

    @Test
    void square_root(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(cb.sqrt(x.get(Book_.id)), 2.0)))
                .containsExactly(4L);
    }

    @Test
    void power(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(cb.power(x.get(Book_.id), 2), 25.0)))
                .containsExactly(5L);
    }

    @Test
    void ceiling(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(cb.ceiling(x.get(Book_.price)), 13)))
                .containsExactly(1L);
    }

    @Test
    void floor(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(cb.floor(x.get(Book_.price)), 12)))
                .containsExactly(1L);
    }

    @Test
    void round(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(cb.round(x.get(Book_.price), 0), 8)))
                .containsExactly(2L);
    }

    @Test
    void concat_of_an_attribute_and_a_string(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.concat(x.get(Author_.name), "!")))
                .containsExactly("Ada!", "Benjiro!", "Chidi!", "Dai!");
    }

    @Test
    void concat_of_a_string_and_an_attribute(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.concat("+", x.get(Author_.name))))
                .containsExactly("+Ada", "+Benjiro", "+Chidi", "+Dai");
    }

    @Test
    void concat_of_a_list(Criteria criteria) {
        assertThat(criteria.values(
                        String.class,
                        Author.class,
                        (cb, x) -> cb.concat(List.of(x.get(Author_.name), cb.literal("-"), x.get(Author_.name)))))
                .containsExactly("Ada-Ada", "Benjiro-Benjiro", "Chidi-Chidi", "Dai-Dai");
    }

    @Test
    void substring(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.substring(x.get(Author_.name), 2, 2)))
                .containsExactly("da", "en", "hi", "ai");
    }

    @Test
    void substring_to_the_end(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.substring(x.get(Author_.name), 3)))
                .containsExactly("a", "njiro", "idi", "i");
    }

    @Test
    void upper(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.upper(x.get(Author_.name))))
                .containsExactly("ADA", "BENJIRO", "CHIDI", "DAI");
    }

    @Test
    void lower(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.lower(x.get(Author_.name))))
                .containsExactly("ada", "benjiro", "chidi", "dai");
    }

    @Test
    void trim(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.trim('A', x.get(Author_.name))))
                .containsExactly("da", "Benjiro", "Chidi", "Dai");
    }

    @Test
    void trim_on_one_side(Criteria criteria) {
        assertThat(criteria.values(
                        String.class,
                        Author.class,
                        (cb, x) -> cb.trim(CriteriaBuilder.Trimspec.TRAILING, 'i', x.get(Author_.name))))
                .containsExactly("Ada", "Benjiro", "Chid", "Da");
    }

    @Test
    void length(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Author.class, (cb, x) -> cb.length(x.get(Author_.name))))
                .containsExactly(3, 7, 5, 3);
    }

    @Test
    void locate(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Author.class, (cb, x) -> cb.locate(x.get(Author_.name), "i")))
                .containsExactly(0, 5, 3, 3);
    }

    @Test
    void locate_from(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Author.class, (cb, x) -> cb.locate(x.get(Author_.name), "i", 4)))
                .containsExactly(0, 5, 5, 0);
    }

    @Test
    void left(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.left(x.get(Author_.name), 2)))
                .containsExactly("Ad", "Be", "Ch", "Da");
    }

    @Test
    void right(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.right(x.get(Author_.name), 2)))
                .containsExactly("da", "ro", "di", "ai");
    }

    @Test
    void replace(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.replace(x.get(Author_.name), "i", "y")))
                .containsExactly("Ada", "Benjyro", "Chydy", "Day");
    }

    @Test
    void coalesce_of_two(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class,
                        (cb, x) -> cb.equal(cb.coalesce(x.get(Book_.price), BigDecimal.ZERO), BigDecimal.ZERO)))
                .containsExactly(6L);
    }

    @Test
    void coalesce_built_step_by_step(Criteria criteria) {
        assertThat(criteria.values(String.class, Student.class, (cb, x) -> cb.<String>coalesce()
                        .value(x.get(Student_.school))
                        .value("none")))
                .containsExactly("Lycée du Parc", "none");
    }

    @Test
    void nullif(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.nullif(x.get(Author_.name), "Ada")))
                .containsExactly(null, "Benjiro", "Chidi", "Dai");
    }

    @Test
    void a_searched_case(Criteria criteria) {
        assertThat(criteria.values(String.class, Book.class, (cb, x) -> cb.<String>selectCase()
                        .when(cb.gt(x.get(Book_.pages), 400), "long")
                        .when(cb.gt(x.get(Book_.pages), 90), "fair")
                        .otherwise("short")))
                .containsExactly("fair", "fair", "long", "short", "long", "short");
    }

    @Test
    void a_simple_case(Criteria criteria) {
        assertThat(criteria.values(String.class, Book.class, (cb, x) -> cb.<Genre, String>selectCase(x.get(Book_.genre))
                        .when(Genre.NOVEL, "n")
                        .otherwise("-")))
                .containsExactly("n", "-", "n", "-", "n", "-");
    }

    @Test
    void a_literal(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.literal("here")))
                .containsExactly("here", "here", "here", "here");
    }

    @Test
    void a_null_literal(Criteria criteria) {
        assertThat(criteria.values(String.class, Author.class, (cb, x) -> cb.nullLiteral(String.class)))
                .containsExactly(null, null, null, null);
    }

    @Test
    void size_of_a_collection(Criteria criteria) {
        assertThat(criteria.values(Integer.class, Book.class, (cb, x) -> cb.size(x.get(Book_.tags))))
                .containsExactly(2, 1, 0, 1, 1, 0);
    }

    @Test
    void a_cast_to_a_string(Criteria criteria) {
        assertThat(criteria.values(
                        String.class, Book.class, (cb, x) -> x.get(Book_.pages).cast(String.class)))
                .containsExactly("320", "96", "410", "72", "512", "40");
    }

    @Test
    void to_a_wider_number(Criteria criteria) {
        assertThat(criteria.values(Long.class, Book.class, (cb, x) -> cb.toLong(x.get(Book_.pages))))
                .containsExactly(320L, 96L, 410L, 72L, 512L, 40L);
    }

    @Test
    void the_year_of_a_date(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class, (cb, x) -> cb.equal(cb.extract(LocalDateField.YEAR, x.get(Book_.published)), 2019)))
                .containsExactly(1L);
    }

    @Test
    void the_month_of_a_date(Criteria criteria) {
        assertThat(criteria.ids(
                        Book.class, (cb, x) -> cb.equal(cb.extract(LocalDateField.MONTH, x.get(Book_.published)), 6)))
                .containsExactly(2L);
    }

    @Test
    void the_current_date(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.lessThan(x.get(Book_.published), cb.localDate())))
                .containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void the_current_time_and_timestamp(Criteria criteria) {
        assertThat(criteria.ids(
                        Author.class,
                        (cb, x) -> cb.and(cb.isNotNull(cb.localDateTime()), cb.isNotNull(cb.localTime()))))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_function_by_its_name(Criteria criteria) {
        assertThat(criteria.values(
                        String.class, Author.class, (cb, x) -> cb.function("upper", String.class, x.get(Author_.name))))
                .containsExactly("ADA", "BENJIRO", "CHIDI", "DAI");
    }

    @Test
    void the_type_of_an_entity(Criteria criteria) {
        assertThat(criteria.ids(Member.class, (cb, x) -> cb.equal(x.type(), Guest.class)))
                .containsExactly(3L);
    }

    @Test
    void the_type_of_an_entity_in_a_list(Criteria criteria) {
        assertThat(criteria.ids(Member.class, (cb, x) -> x.type().in(Student.class)))
                .containsExactly(1L, 2L);
    }

    @Test
    void the_id_and_the_version_by_their_kind(Criteria criteria) {
        assertThat(criteria.ids(Book.class, (cb, x) -> cb.equal(x.get(Book_.version), 0)))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void treat_reaches_a_subclass(Criteria criteria) {
        assertThat(criteria.ids(
                        Member.class,
                        (cb, x) -> cb.like(cb.treat(x, Student.class).get(Student_.school), "Ly%")))
                .containsExactly(1L);
    }
}
