package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code intersect all} and {@code except all}, which the residual engine itself does not have: each row as often as SQL says. */
@ExtendWith(DynamoDbExtension.class)
class SetOperatorsTest {

    @Entity(name = "Bead")
    static class Bead {
        @Id
        long id;

        String box;
        String colour;
        Integer size;

        Bead() {}

        Bead(long id, String box, String colour, Integer size) {
            this.id = id;
            this.box = box;
            this.colour = colour;
            this.size = size;
        }
    }

    private static OrderSystem unit;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(server, "sets", List.of(Bead.class), "scan=allow");
        unit.run(em -> {
            long id = 0;
            for (String bead : List.of(
                    "a red 1",
                    "a red 1",
                    "a red 1",
                    "a blue 2",
                    "a none 0",
                    "a none 0",
                    "b red 1",
                    "b red 1",
                    "b none 0",
                    "b green 3",
                    "c red 1")) {
                var parts = bead.split(" ");
                em.persist(new Bead(
                        ++id,
                        parts[0],
                        parts[1].equals("none") ? null : parts[1],
                        parts[2].equals("0") ? null : Integer.valueOf(parts[2])));
            }
        });
    }

    @AfterAll
    static void stop() {
        unit.close();
    }

    private static String colours(String box) {
        return "select x.colour from Bead x where x.box = '" + box + "'";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$a intersect all $b | [null, red, red]",
                "$a except all $b | [blue, null, red]",
                "$b except all $a | [green]",
                "$a intersect all $b intersect all $c | [red]",
                "$a except all ($b union all $c) | [blue, null]",
                "$a except all $b except all $c | [blue, null]",
                "($a union all $c) except all $b except all $c | [blue, null, red]",
                "$a except all ($a except all $b) | [null, red, red]",
                "($a intersect all $b) union all $c | [null, red, red, red]",
                "$c union all ($a except all $b) | [blue, null, red, red]",
                "$a except all $a | []",
            })
    void each_row_as_often_as_sql_says(String jpql, String colours) {
        var query = jpql.replace("$a", colours("a")).replace("$b", colours("b")).replace("$c", colours("c"));
        var found = unit.call(em -> em.createQuery(query, String.class).getResultList().stream()
                .map(String::valueOf)
                .sorted()
                .toList());
        assertThat(found).hasToString(colours);
    }

    @Test
    void several_columns_of_which_one_is_twice_there_with_parameters_order_and_limit() {
        List<Object[]> rows = unit.call(em -> em.createQuery(
                        "(select x.colour, x.size, x.colour, ?1 from Bead x where x.box = ?2 intersect all "
                                + "select y.colour, y.size, y.colour, ?1 from Bead y where y.box = ?3) order by 2 desc nulls last limit 2",
                        Object[].class)
                .setParameter(1, "same")
                .setParameter(2, "a")
                .setParameter(3, "b")
                .getResultList());
        assertThat(rows)
                .containsExactly(new Object[] {"red", 1, "red", "same"}, new Object[] {"red", 1, "red", "same"});
    }

    @Test
    void in_a_subquery_and_in_a_common_table_expression() {
        List<Long> ids = unit.call(em -> em.createQuery(
                        "select z.id from Bead z where z.colour in (" + colours("a") + " except all " + colours("b")
                                + ") order by z.id",
                        Long.class)
                .getResultList());
        assertThat(ids).containsExactly(1L, 2L, 3L, 4L, 7L, 8L, 11L);
        Long count = unit.call(em -> em.createQuery(
                        "select count(*) from (select x.colour as colour from Bead x where x.box = 'a' intersect all "
                                + "select y.colour as colour from Bead y where y.box = 'b') both",
                        Long.class)
                .getSingleResult());
        assertThat(count).isEqualTo(3);
    }
}
