package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inserts of rows that may be there already, and what becomes of them when another transaction writes the same rows. */
@ExtendWith(DynamoDbExtension.class)
class ConflictClauseTest {

    private static final String ADD = " on conflict(id) do update set quantity = quantity + excluded.quantity";
    private static int tables;

    @Entity(name = "Stock")
    static class Stock {
        @Id
        Long id;

        @Column(unique = true)
        String sku;

        int quantity;
        String note;

        protected Stock() {}

        Stock(long id, String sku, int quantity) {
            this.id = id;
            this.sku = sku;
            this.quantity = quantity;
        }
    }

    private OrderSystem stocks;

    @BeforeEach
    void start(DynamoServer server) {
        stocks = OrderSystem.start(server, "conflicts" + tables++, List.of(Stock.class));
        stocks.run(em -> {
            em.persist(new Stock(1, "tea", 10));
            em.persist(new Stock(2, "milk", 20));
        });
        stocks.requests();
    }

    @AfterEach
    void stop() {
        stocks.close();
    }

    private static int execute(EntityManager em, String hql) {
        return em.createQuery(hql).executeUpdate();
    }

    private static String insert(String... rows) {
        return "insert into Stock (id, sku, quantity) values " + String.join(", ", rows);
    }

    private List<String> stored() {
        return stocks.call(em -> em.createQuery("from Stock s order by s.id", Stock.class)
                .getResultStream()
                .map(stock -> stock.sku + " " + stock.quantity)
                .toList());
    }

    @Test
    void rows_that_are_there_are_updated_and_the_others_inserted() {
        stocks.run(em -> assertThat(
                        execute(em, insert("(1, 'tea', 5)", "(3, 'salt', 7)", "(4, 'x', 1)", "(5, 'y', 1)") + ADD))
                .isEqualTo(4));

        assertThat(stocks.requests()).containsExactly("GetItem", "BatchGetItem", "TransactWriteItems");
        assertThat(stored()).containsExactly("tea 15", "milk 20", "salt 7", "x 1", "y 1");
    }

    @Test
    void a_row_that_is_there_may_be_left_alone() {
        stocks.run(em -> assertThat(execute(em, insert("(1, 'x', 5)", "(3, 'y', 7)") + " on conflict(id) do nothing"))
                .isOne());

        assertThat(stored()).containsExactly("tea 10", "milk 20", "y 7");
    }

    @Test
    void without_attributes_a_row_may_meet_one_of_any_constraint() {
        stocks.run(em -> assertThat(execute(
                        em,
                        insert(
                                        "(1, 'x', 5)",
                                        "(3, 'milk', 5)",
                                        "(1, 'milk', 5)",
                                        "(4, 'y', 7)",
                                        "(5, 'y', 8)",
                                        "(4, 'z', 9)")
                                + " on conflict do nothing"))
                .isOne());

        assertThat(stocks.requests())
                .as("no scan")
                .allMatch(List.of("GetItem", "BatchGetItem", "TransactWriteItems", "Query")::contains);
        assertThat(stored()).containsExactly("tea 10", "milk 20", "y 7");
    }

    @Test
    void an_update_needs_to_know_what_is_met() {
        stocks.run(em -> assertThatThrownBy(() ->
                        execute(em, insert("(1, 'x', 5)") + " on conflict do update set quantity = excluded.quantity"))
                .hasStackTraceContaining("CONFLICT_TARGET"));
    }

    @Test
    void the_condition_says_which_rows_are_updated() {
        stocks.run(em -> assertThat(execute(
                        em, insert("(1, 'x', 5)", "(2, 'y', 5)") + ADD + " where quantity > excluded.quantity + 9"))
                .isOne());

        assertThat(stored()).containsExactly("tea 10", "milk 25");
    }

    @Test
    void rows_meet_by_a_unique_constraint_too() {
        stocks.run(em -> assertThat(execute(
                        em,
                        insert("(8, 'tea', 5)", "(9, 'salt', 7)")
                                + " on conflict(sku) do update set quantity = excluded.quantity, note = 'counted'"))
                .isEqualTo(2));

        assertThat(stored()).containsExactly("tea 5", "milk 20", "salt 7");
        stocks.run(em -> assertThat(em.find(Stock.class, 1L).note).isEqualTo("counted"));
    }

    @Test
    void a_null_meets_no_row() {
        stocks.run(em -> {
            em.persist(new Stock(3, null, 1));
            assertThat(execute(em, insert("(4, null, 5)", "(5, null, 6)") + " on conflict(sku) do nothing"))
                    .isEqualTo(2);
        });

        assertThat(stored()).containsExactly("tea 10", "milk 20", "null 1", "null 5", "null 6");
    }

    @Test
    void rows_come_from_a_query_of_the_same_table() {
        stocks.run(em -> assertThat(execute(
                        em,
                        "insert into Stock (id, sku, quantity) select s.id + 1, s.sku || '!', s.quantity from Stock s"
                                + " on conflict(id) do update set quantity = excluded.quantity"))
                .isEqualTo(2));

        assertThat(stored()).containsExactly("tea 10", "milk 10", "milk! 20");
    }

    @Test
    void rows_of_the_same_transaction_are_met() {
        stocks.run(em -> {
            em.persist(new Stock(3, "salt", 1));
            em.remove(em.find(Stock.class, 1L));
            assertThat(execute(em, insert("(1, 'new', 5)", "(3, 'x', 7)") + ADD))
                    .isEqualTo(2);
        });

        assertThat(stored()).containsExactly("new 5", "milk 20", "salt 8");
    }

    @Test
    void a_row_given_twice_is_inserted_once_or_refused() {
        stocks.run(em -> assertThat(execute(em, insert("(3, 'a', 1)", "(3, 'b', 2)") + " on conflict(id) do nothing"))
                .isOne());
        for (var id : List.of("1", "4")) {
            stocks.run(em -> assertThatThrownBy(
                            () -> execute(em, insert("(" + id + ", 'c', 1)", "(" + id + ", 'd', 2)") + ADD))
                    .hasStackTraceContaining("ROW_TWICE"));
        }

        assertThat(stored()).containsExactly("tea 10", "milk 20", "a 1");
    }

    @Test
    void a_row_that_comes_in_between_fails_the_commit() {
        assertThatThrownBy(() -> stocks.run(em -> {
                    execute(em, insert("(3, 'salt', 7)") + ADD);
                    stocks.run(other -> other.persist(new Stock(3, "pepper", 100)));
                }))
                .hasStackTraceContaining("a row with this primary key exists");

        assertThat(stored()).containsExactly("tea 10", "milk 20", "pepper 100");
    }

    @Test
    void a_value_that_changes_in_between_fails_the_commit() {
        assertThatThrownBy(() -> stocks.run(em -> {
                    execute(em, insert("(1, 'tea', 5)") + ADD);
                    stocks.run(other -> other.find(Stock.class, 1L).quantity = 100);
                }))
                .hasRootCauseInstanceOf(RuntimeException.class)
                .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());

        assertThat(stored()).containsExactly("tea 100", "milk 20");
    }

    @Test
    void what_the_statement_did_not_look_at_may_change_in_between() {
        stocks.run(em -> {
            execute(em, insert("(1, 'tea', 5)") + ADD);
            stocks.run(other -> other.createQuery("update Stock s set s.note = 'x' where s.id = 1")
                    .executeUpdate());
        });

        assertThat(stored()).containsExactly("tea 15", "milk 20");
    }

    @Test
    void an_update_from_the_rows_own_values_does_not_lose_another() {
        assertThatThrownBy(() -> stocks.run(em -> {
                    execute(em, "update Stock s set s.quantity = s.quantity - 1 where s.sku = 'tea'");
                    stocks.run(
                            other -> execute(other, "update Stock s set s.quantity = s.quantity - 1 where s.id = 1"));
                }))
                .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());
        assertThatThrownBy(() -> stocks.run(em -> {
                    execute(em, "delete from Stock s where s.quantity < 10");
                    stocks.run(other -> execute(other, "update Stock s set s.quantity = 50 where s.id = 1"));
                }))
                .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());

        assertThat(stored()).containsExactly("tea 50", "milk 20");
    }

    @Test
    void what_an_earlier_statement_blindly_wrote_is_still_looked_at() {
        assertThatThrownBy(() -> stocks.run(em -> {
                    execute(em, "update Stock s set s.note = 'x' where s.id = 1");
                    execute(em, "update Stock s set s.quantity = s.quantity + 1 where s.id = 1");
                    stocks.run(other -> execute(other, "update Stock s set s.quantity = 50 where s.id = 1"));
                }))
                .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());
    }

    @Test
    void what_is_not_unique_tells_no_rows_apart() {
        stocks.run(em -> {
            assertThatThrownBy(() -> execute(em, insert("(1, 'tea', 5)") + " on conflict(quantity) do nothing"))
                    .hasStackTraceContaining(
                            "CONFLICT_TARGET: [quantity] is neither the primary key nor a unique constraint");
            assertThatThrownBy(() ->
                            execute(em, "insert into Stock (id, quantity) values (1, 5) on conflict(sku) do nothing"))
                    .hasStackTraceContaining("CONFLICT_TARGET: the insert sets [id, quantity]");
        });
    }

    @Test
    void a_second_unique_constraint_is_still_one() {
        assertThatThrownBy(() -> stocks.run(em -> execute(em, insert("(3, 'tea', 5)") + ADD)))
                .hasStackTraceContaining(ConstraintViolationException.class.getSimpleName());
    }
}
