package io.virga.conformance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Section;
import jakarta.data.Limit;
import jakarta.data.Order;
import jakarta.data.Sort;
import jakarta.data.exceptions.EmptyResultException;
import jakarta.data.exceptions.NonUniqueResultException;
import jakarta.data.page.CursoredPage;
import jakarta.data.page.Page;
import jakarta.data.page.PageRequest;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@Section(value = "Jakarta Data 1.0", entities = Wine.class)
class RepositoriesTest {

    @Test
    void insert_and_find_by_id(EntityManagerFactory factory) {
        run(factory, cellar -> cellar.insert(new Wine(1, "Kawa", "red", 2019)));

        assertThat(found(factory, 1))
                .hasValueSatisfying(wine -> assertThat(wine.getName()).isEqualTo("Kawa"));
        assertThat(found(factory, 2)).isEmpty();
    }

    @Test
    void insert_of_what_is_there_is_refused(EntityManagerFactory factory) {
        run(factory, cellar -> cellar.insert(new Wine(1, "Kawa", "red", 2019)));

        assertThatThrownBy(() -> run(factory, cellar -> cellar.insert(new Wine(1, "Haru", "red", 2020))))
                .isInstanceOf(RuntimeException.class);
        assertThat(found(factory, 1).orElseThrow().getName()).isEqualTo("Kawa");
    }

    @Test
    void update_raises_the_version(EntityManagerFactory factory) {
        stock(factory);
        run(factory, cellar -> {
            Wine wine = cellar.findById(1L).orElseThrow();
            wine.setName("Anew");
            cellar.update(wine);
        });

        assertThat(found(factory, 1).orElseThrow().getName()).isEqualTo("Anew");
        factory.runInTransaction(
                em -> assertThat(em.createQuery("select w.version from Wine w where w.id = 1", Integer.class)
                                .getSingleResult())
                        .isOne());
    }

    @Test
    void update_of_what_another_changed_is_refused(EntityManagerFactory factory) {
        stock(factory);
        Wine old = call(factory, cellar -> cellar.findById(1L).orElseThrow());
        factory.runInTransaction(em -> em.find(Wine.class, 1L).setName("Changed"));
        old.setName("Mine");

        assertThatThrownBy(() -> run(factory, cellar -> cellar.update(old))).isInstanceOf(RuntimeException.class);
        assertThat(found(factory, 1).orElseThrow().getName()).isEqualTo("Changed");
    }

    @Test
    void save_inserts_and_updates(EntityManagerFactory factory) {
        run(factory, cellar -> cellar.insert(new Wine(1, "Kawa", "red", 2019)));
        run(factory, cellar -> {
            Wine wine = cellar.findById(1L).orElseThrow();
            wine.setName("Anew");
            cellar.save(wine);
        });

        assertThat(found(factory, 1).orElseThrow().getName()).isEqualTo("Anew");
    }

    @Test
    void insert_and_delete_all(EntityManagerFactory factory) {
        run(factory, cellar -> cellar.insertAll(List.of(new Wine(1, "A", "red", 1), new Wine(2, "B", "red", 2))));
        assertThat(number(factory, cellar -> cellar.findAll().count())).isEqualTo(2);

        run(factory, cellar -> cellar.deleteAll(List.of(cellar.findById(1L).orElseThrow())));
        assertThat(ids(factory, cellar -> cellar.findAll().toList())).containsExactly(2L);
    }

    @Test
    void delete_by_id_and_by_parameter(EntityManagerFactory factory) {
        stock(factory);
        run(factory, cellar -> cellar.deleteById(1L));
        run(factory, cellar -> cellar.drink("white"));

        assertThat(ids(factory, cellar -> cellar.ofColor("red", Order.by(Sort.asc("id")))))
                .containsExactly(3L, 5L, 7L);
        assertThat(ids(factory, cellar -> cellar.ofColor("white", Order.by(Sort.asc("id")))))
                .isEmpty();
    }

    @Test
    void find_by_attribute_in_an_order_given(EntityManagerFactory factory) {
        stock(factory);

        assertThat(ids(factory, cellar -> cellar.ofColor("red", Order.by(Sort.desc("vintage"), Sort.asc("id")))))
                .containsExactly(7L, 5L, 3L, 1L);
        assertThat(ids(factory, cellar -> cellar.oldestFirst("white"))).containsExactly(2L, 4L, 6L);
    }

    @Test
    void one_none_and_too_many(EntityManagerFactory factory) {
        stock(factory);

        assertThat(named(factory, "W3")).map(Wine::getId).contains(3L);
        assertThat(named(factory, "none")).isEmpty();
        assertThatThrownBy(() -> call(factory, cellar -> cellar.theOne("none")))
                .isInstanceOf(EmptyResultException.class);
        run(factory, cellar -> cellar.insert(new Wine(9, "W3", "red", 1)));
        assertThatThrownBy(() -> call(factory, cellar -> cellar.theOne("W3")))
                .isInstanceOf(NonUniqueResultException.class);
    }

    @Test
    void limits(EntityManagerFactory factory) {
        stock(factory);

        assertThat(ids(factory, cellar -> cellar.first("red", Limit.of(2), Sort.desc("vintage"))))
                .containsExactly(7L, 5L);
        assertThat(ids(factory, cellar -> cellar.first("red", Limit.range(2, 3), Sort.desc("vintage"))))
                .containsExactly(5L, 3L);
    }

    @Test
    void pages_by_number(EntityManagerFactory factory) {
        stock(factory);

        Page<Wine> second = call(
                factory, cellar -> cellar.numbered("red", PageRequest.ofPage(2).size(3), Order.by(Sort.asc("id"))));
        assertThat(second.content()).extracting(Wine::getId).containsExactly(7L);
        assertThat(second.totalElements()).isEqualTo(4);
        assertThat(second.totalPages()).isEqualTo(2);
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void pages_by_cursor_forth_and_back(EntityManagerFactory factory) {
        stock(factory);

        CursoredPage<Wine> first = call(factory, cellar -> cellar.pages("red", PageRequest.ofSize(2)));
        assertThat(first.content()).extracting(Wine::getId).containsExactly(1L, 3L);
        CursoredPage<Wine> second = call(factory, cellar -> cellar.pages("red", first.nextPageRequest()));
        assertThat(second.content()).extracting(Wine::getId).containsExactly(5L, 7L);
        CursoredPage<Wine> back = call(factory, cellar -> cellar.pages("red", second.previousPageRequest()));
        assertThat(back.content()).extracting(Wine::getId).containsExactly(1L, 3L);
    }

    @Test
    void a_cursor_is_not_moved_by_what_is_inserted_before_it(EntityManagerFactory factory) {
        stock(factory);

        CursoredPage<Wine> first = call(
                factory,
                cellar -> cellar.queried("red", PageRequest.ofSize(2), Order.by(Sort.asc("vintage"), Sort.asc("id"))));
        run(factory, cellar -> cellar.insert(new Wine(20, "Older", "red", 1990)));
        CursoredPage<Wine> second = call(
                factory,
                cellar ->
                        cellar.queried("red", first.nextPageRequest(), Order.by(Sort.asc("vintage"), Sort.asc("id"))));
        assertThat(second.content()).extracting(Wine::getId).containsExactly(5L, 7L);
    }

    @Test
    void queries(EntityManagerFactory factory) {
        stock(factory);

        assertThat(ids(factory, cellar -> cellar.between(2003, 2005))).containsExactly(3L, 4L, 5L);
        assertThat(names(factory, "white")).containsExactly("W2", "W4", "W6");
        assertThat(number(factory, cellar -> cellar.count("red"))).isEqualTo(4);
    }

    @Test
    void queries_that_change(EntityManagerFactory factory) {
        stock(factory);
        run(factory, cellar -> cellar.insert(new Wine(9, "quiet", "rosé", 2009)));

        assertThat(number(factory, cellar -> cellar.shout("rosé"))).isEqualTo(1);
        assertThat(number(factory, cellar -> cellar.pourOut(2007))).isEqualTo(6);
        assertThat(names(factory, "rosé")).containsExactly("QUIET");
    }

    @Test
    void a_rollback_undoes_all(EntityManagerFactory factory) {
        assertThatThrownBy(() -> run(factory, cellar -> {
                    cellar.insert(new Wine(1, "Kawa", "red", 2019));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(found(factory, 1)).isEmpty();
    }

    @Test
    void it_sees_its_own_writes(EntityManagerFactory factory) {
        run(factory, cellar -> {
            cellar.insert(new Wine(1, "Kawa", "red", 2019));
            assertThat(cellar.findById(1L)).isPresent();
            assertThat(cellar.names("red")).containsExactly("Kawa");
            cellar.deleteById(1L);
            assertThat(cellar.findById(1L)).isEmpty();
        });
    }

    /** Wines 1 to 7, of the vintages 2001 to 2007: the odd ones red, the others white. */
    private static void stock(EntityManagerFactory factory) {
        run(factory, cellar -> {
            for (int id = 1; id <= 7; id++) {
                cellar.insert(new Wine(id, "W" + id, id % 2 == 0 ? "white" : "red", 2000 + id));
            }
        });
    }

    private static Optional<Wine> found(EntityManagerFactory factory, long id) {
        return call(factory, cellar -> cellar.findById(id));
    }

    private static Optional<Wine> named(EntityManagerFactory factory, String name) {
        return call(factory, cellar -> cellar.named(name));
    }

    private static List<String> names(EntityManagerFactory factory, String color) {
        return call(factory, cellar -> cellar.names(color));
    }

    private static long number(EntityManagerFactory factory, ToLongFunction<Cellar> work) {
        return call(factory, work::applyAsLong);
    }

    private static List<Long> ids(EntityManagerFactory factory, Function<Cellar, List<Wine>> work) {
        return call(factory, work).stream().map(Wine::getId).toList();
    }

    private static void run(EntityManagerFactory factory, Consumer<Cellar> work) {
        call(factory, cellar -> {
            work.accept(cellar);
            return true;
        });
    }

    private static <R> R call(EntityManagerFactory factory, Function<Cellar, R> work) {
        return factory.unwrap(SessionFactory.class)
                .fromStatelessTransaction(session -> work.apply(new Cellar_(session)));
    }
}
