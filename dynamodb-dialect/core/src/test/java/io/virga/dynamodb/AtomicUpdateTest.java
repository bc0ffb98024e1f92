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
import jakarta.persistence.Index;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.DataException;
import org.hibernate.query.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Updates that DynamoDB does by itself: no row is read, none is lost, and what needs the row reads it. */
@ExtendWith(DynamoDbExtension.class)
class AtomicUpdateTest {

    private static int tables;

    @Entity(name = "Account")
    @Table(indexes = @Index(columnList = "owner"))
    static class Account {
        @Id
        Long id;

        @Version
        int version;

        String owner;
        String note;
        int visits;
        Integer points;

        @Column(nullable = false, precision = 6, scale = 2)
        BigDecimal balance = BigDecimal.TEN;

        double weight;

        @Column(nullable = false)
        String[] tags = {};

        String[] places;

        protected Account() {}

        Account(long id) {
            this.id = id;
            this.owner = "ann";
        }
    }

    private OrderSystem accounts;

    @BeforeEach
    void start(DynamoServer server) {
        accounts = OrderSystem.start(server, "atomic" + tables++, List.of(Account.class));
        accounts.run(em -> {
            em.persist(new Account(1));
            em.persist(new Account(2));
        });
        accounts.requests();
    }

    @AfterEach
    void stop() {
        accounts.close();
    }

    private static int one(EntityManager em, String hql, Object... parameters) {
        Query<?> query = em.createQuery(hql).unwrap(Query.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.addQueryHint("virga.dynamodb.expect=one").executeUpdate();
    }

    private Account stored(long id) {
        return accounts.call(em -> em.find(Account.class, id));
    }

    @Test
    void numbers_values_and_defaults_are_written_without_a_read() {
        accounts.run(em -> assertThat(one(
                        em,
                        "update versioned Account a set a.visits = a.visits + ?1, a.balance = a.balance - 2.5,"
                                + " a.points = coalesce(a.points, 100) + 1, a.note = coalesce(a.note, 'new'), a.weight = ?2 where a.id = ?3",
                        3,
                        1.5,
                        1L))
                .isOne());

        assertThat(accounts.requests()).containsExactly("TransactWriteItems");
        var account = stored(1);
        assertThat(account.visits).isEqualTo(3);
        assertThat(account.balance).isEqualByComparingTo("7.5");
        assertThat(account.points).isEqualTo(101);
        assertThat(account.note).isEqualTo("new");
        assertThat(account.weight).isEqualTo(1.5);
        assertThat(account.version).isOne();
    }

    @Test
    void what_is_there_stays_and_what_is_set_to_null_goes() {
        accounts.run(em -> one(em, "update Account a set a.points = 7, a.note = 'old' where a.id = 1"));
        accounts.run(
                em -> one(em, "update Account a set a.points = coalesce(a.points, 100), a.note = null where a.id = 1"));

        assertThat(accounts.requests()).containsExactly("TransactWriteItems", "TransactWriteItems");
        assertThat(stored(1).points).isEqualTo(7);
        assertThat(stored(1).note).isNull();
    }

    @Test
    void several_rows_are_one_transaction() {
        accounts.run(em -> {
            one(em, "update Account a set a.balance = a.balance - ?1 where a.id = 1", new BigDecimal("4"));
            one(em, "update Account a set a.balance = a.balance + ?1 where a.id = 2", new BigDecimal("4"));
            em.flush();
        });

        assertThat(accounts.requests()).containsExactly("TransactWriteItems");
        assertThat(stored(1).balance).isEqualByComparingTo("6");
        assertThat(stored(2).balance).isEqualByComparingTo("14");
    }

    @Test
    void another_transaction_s_change_in_between_is_kept() {
        accounts.run(em -> {
            one(em, "update Account a set a.visits = a.visits + 1 where a.id = 1");
            accounts.run(other -> one(other, "update Account a set a.visits = a.visits + 10 where a.id = 1"));
        });

        assertThat(stored(1).visits).isEqualTo(11);
    }

    @Test
    void a_row_that_is_not_there_fails_the_commit() {
        assertThatThrownBy(() -> accounts.run(em -> {
                    assertThat(one(em, "update Account a set a.visits = a.visits + 1 where a.id = 9"))
                            .isOne();
                    em.persist(new Account(3));
                }))
                .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());

        assertThat(stored(9)).isNull();
        assertThat(stored(3)).isNull();
    }

    @Test
    void a_number_stays_within_its_column() {
        accounts.run(em -> one(em, "update Account a set a.visits = ?1 where a.id = 1", Integer.MAX_VALUE - 1));
        accounts.run(em -> one(em, "update Account a set a.visits = a.visits + 1 where a.id = 1"));
        Map<String, String> sums = Map.of(
                "a.visits = a.visits + 1",
                "VALUE_OUT_OF_RANGE: 2147483647 + 1 does not fit column visits of type integer",
                "a.points = 1, a.balance = a.balance + 9990",
                "10.00 + 9990 does not fit column balance",
                "a.balance = a.balance - 10010",
                "10.00 + -10010 does not fit column balance",
                "a.points = coalesce(a.points, 2147483647) + 1",
                "out of range: \"2147483648\"");
        sums.forEach((sum, message) -> assertThatThrownBy(
                        () -> accounts.run(em -> one(em, "update Account a set " + sum + " where a.id = 1")))
                .as(sum)
                .hasStackTraceContaining(message)
                .hasStackTraceContaining(DataException.class.getName())
                .extracting(AtomicUpdateTest::sqlState)
                .isEqualTo("22003"));
        accounts.run(em -> one(em, "update Account a set a.balance = a.balance + 9989.99 where a.id = 1"));

        assertThat(stored(1).visits).isEqualTo(Integer.MAX_VALUE);
        assertThat(stored(1).balance).isEqualByComparingTo("9999.99");
    }

    private static String sqlState(Throwable thrown) {
        var cause = thrown;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof SQLException sql ? sql.getSQLState() : "";
    }

    @Test
    void elements_are_appended_without_a_read() {
        accounts.run(em -> {
            one(
                    em,
                    "update Account a set a.tags = array_concat(a.tags, ?1),"
                            + " a.places = array_concat(coalesce(a.places, ?2), ?1) where a.id = 1",
                    new String[] {"a", "b"},
                    new String[] {"first"});
            accounts.run(other ->
                    one(other, "update Account a set a.tags = array_concat(a.tags, ?1) where a.id = 1", (Object)
                            new String[] {"z"}));
        });

        assertThat(accounts.requests()).containsExactly("TransactWriteItems", "TransactWriteItems");
        assertThat(stored(1).tags).containsExactly("z", "a", "b");
        assertThat(stored(1).places).containsExactly("first", "a", "b");
        accounts.requests();
        accounts.run(em -> {
            one(em, "update Account a set a.places = array_concat(coalesce(a.places, ?1), ?1) where a.id = 1", (Object)
                    new String[] {"last"});
            assertThat(em.find(Account.class, 1L).places).containsExactly("first", "a", "b", "last");
        });
        assertThat(stored(1).places).containsExactly("first", "a", "b", "last");
    }

    @Test
    void who_asks_for_the_row_reads_it_after_all() {
        accounts.run(em -> {
            one(em, "update Account a set a.visits = a.visits + 5, a.note = 'x' where a.id = 1");
            assertThat(em.find(Account.class, 1L).visits).isEqualTo(5);
            one(em, "update Account a set a.visits = a.visits + 5 where a.id = 1");
            assertThat(em.createQuery("select a.visits from Account a where a.note = 'x'", Integer.class)
                            .getResultList())
                    .containsExactly(10);
        });

        assertThat(stored(1).visits).isEqualTo(10);
    }

    @Test
    void once_read_a_change_in_between_fails_the_commit() {
        assertThatThrownBy(() -> accounts.run(em -> {
                    one(em, "update Account a set a.visits = a.visits + 5 where a.id = 1");
                    em.createQuery("from Account", Account.class).getResultList();
                    accounts.run(other -> one(other, "update Account a set a.visits = a.visits + 1 where a.id = 1"));
                }))
                .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());

        assertThat(stored(1).visits).isOne();
    }

    @Test
    void a_rollback_takes_it_back() {
        accounts.run(em -> {
            one(em, "update Account a set a.visits = a.visits + 1 where a.id = 1");
            var session = em.unwrap(org.hibernate.Session.class);
            session.doWork(connection -> {
                var mark = connection.setSavepoint();
                one(em, "update Account a set a.visits = a.visits + 1 where a.id = 2");
                em.createQuery("from Account", Account.class).getResultList();
                connection.rollback(mark);
            });
        });

        assertThat(accounts.requests()).endsWith("TransactWriteItems");
        assertThat(stored(1).visits).isOne();
        assertThat(stored(2).visits).isZero();
    }

    @Test
    void what_needs_the_row_reads_it_and_counts() {
        for (var hql : List.of(
                "update Account a set a.owner = 'bob' where a.id = 1",
                "update Account a set a.visits = a.visits * 2 where a.id = 1",
                "update Account a set a.points = a.points + 1 where a.id = 1",
                "update Account a set a.weight = a.weight + 1 where a.id = 1",
                "update Account a set a.note = concat(a.note, 'x') where a.id = 1",
                "update Account a set a.balance = a.balance + 0.001 where a.id = 1",
                "update Account a set a.places = array_concat(a.places, array('x')) where a.id = 1",
                "update Account a set a.tags = array_concat(array('x'), a.tags) where a.id = 1",
                "update Account a set a.visits = 1 where a.id = 1 and a.visits = 0")) {
            accounts.requests();
            accounts.run(em -> assertThat(one(em, hql)).isOne());
            assertThat(accounts.requests()).as(hql).startsWith("GetItem").hasSize(2);
        }
        accounts.run(em -> assertThat(one(em, "update Account a set a.visits = 1 where a.id = 1 and a.visits = 0"))
                .isZero());
    }

    @Test
    void without_the_hint_the_count_is_that_of_the_rows() {
        accounts.run(em -> {
            assertThat(em.createQuery("update Account a set a.visits = a.visits + 1 where a.id = 9")
                            .executeUpdate())
                    .isZero();
            assertThat(em.createQuery("update Account a set a.visits = a.visits + 1 where a.id = 1")
                            .executeUpdate())
                    .isOne();
        });
    }
}
