package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.Invoice;
import io.virga.dynamodb.model.OrderSystem;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.model.PreparableMutationOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL as it was written, over the tables of the entities: rows are asked for by the keys and indexes that the text pins. */
@ExtendWith(DynamoDbExtension.class)
class NativeSqlTest {

    private static int count;

    private OrderSystem orders;

    @BeforeEach
    void start(DynamoServer server) {
        orders = OrderSystem.start(server, "native" + ++count);
        orders.run(em -> {
            var names = List.of("Ann", "Bob", "Cid", "Dan", "Eve");
            for (int i = 0; i < names.size(); i++) {
                var customer = new Customer(i + 1, names.get(i), i % 2 == 0 ? "Italy" : "Spain");
                em.persist(customer);
                for (int k = 0; k < i; k++) {
                    em.persist(new Invoice(
                            customer, LocalDateTime.of(2026, 1, 1, 0, 0).plusDays(k), k + ".50"));
                }
            }
        });
        orders.requests();
    }

    @AfterEach
    void stop() {
        orders.close();
    }

    private String rows(String sql) {
        return orders.call(em -> texts(em.createNativeQuery(sql).getResultList()));
    }

    private static String texts(List<?> rows) {
        return rows.stream()
                .map(row -> row instanceof Object[] items ? Arrays.asList(items) : row)
                .toList()
                .toString();
    }

    private int write(String sql, Object... parameters) {
        return orders.call(em -> {
            var query = em.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    @Test
    void generated_values_of_columns_that_there_are_not() {
        var insert = "insert into Customer (id, version, name, country) values (6, 0, 'Fay', 'Italy')";
        orders.run(em -> em.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(insert, new String[] {"nothing"})) {
                statement.executeUpdate();
                assertThatThrownBy(statement::getGeneratedKeys)
                        .isInstanceOf(SQLException.class)
                        .hasMessageStartingWith("GENERATED_COLUMN: column nothing is not one of the table");
            }
        }));
        assertThat(rows("select name from Customer where id = 6")).isEqualTo("[Fay]");
    }

    /** Whoever runs the text of Hibernate's own INSERT has to keep to its parameters and their types. */
    @Test
    void what_an_insert_of_hibernates_is_given_by_others_is_checked() {
        var insert = orders.factory()
                .unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .getEntityDescriptor(Customer.class)
                .getInsertCoordinator()
                .getStaticMutationOperationGroup();
        var sql = ((PreparableMutationOperation) insert.getSingleOperation()).getSqlString();
        assertThatThrownBy(() -> insert(sql, 2))
                .hasStackTraceContaining("PARAMETER_MISSING: parameter 3 has no value, 2 were set");
        assertThatThrownBy(() ->
                        insert(sql, (int) sql.chars().filter(c -> c == '?').count()))
                .hasStackTraceContaining("VALUE_NOT_STORABLE: a value of java.lang.String does not fit column ")
                .hasStackTraceContaining(Customer.class.getName());
        assertThat(orders.requests()).isEmpty();
    }

    private void insert(String sql, int parameters) {
        orders.run(em -> em.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 1; i <= parameters; i++) {
                    statement.setString(i, "seven");
                }
                statement.executeUpdate();
            }
        }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select name from Customer where id = 2 | [Bob] | [GetItem]",
                "SELECT c.\"NAME\" FROM CUSTOMER AS c WHERE c.ID IN (5, 1, 9) ORDER BY 1 | [Ann, Eve] | [GetItem, BatchGetItem]",
                "select name from Customer where country = 'Italy' order by name desc | [Eve, Cid, Ann] | [Query]",
                "select c.name, sum(i.total) from Customer c join Invoice i on i.customer_id = c.id where c.id = 4 group by c.name | [[Dan, 4.50]] | [GetItem, Query]",
                "select count(*) from Invoice i where i.customer_id in (select c.id from Customer c where c.country = 'Spain') | [4] | [Query, Query, Query]",
                "with big as (select * from Invoice where customer_id = 5 and total > 1) select count(*), max(total) from big | [[3, 3.50]] | [Query]",
                "select name, row_number() over (order by name desc) from Customer where country = 'Spain' order by 2 | [[Dan, 1], [Bob, 2]] | [Query]",
                "select count(*) from Customer /* not Invoice */ where name <> 'Customer' -- all | [5] | [Scan]",
                "values (1, 'a'), (2, 'b') | [[1, a], [2, b]] | []",
            })
    void a_query_reads_what_its_text_pins(String sql, String rows, String requests) {
        assertThat(rows(sql)).isEqualTo(rows);
        assertThat(orders.requests()).hasToString(requests);
    }

    @Test
    void keys_that_a_text_lists_are_asked_for_in_batches() {
        var ids = IntStream.rangeClosed(1, 250).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        assertThat(rows("select count(*) from Customer where id in (" + ids + ")"))
                .isEqualTo("[5]");
        // one key to learn from, then 8 and 64 at once, then as many as a batch takes
        assertThat(orders.requests())
                .containsExactly("GetItem", "BatchGetItem", "BatchGetItem", "BatchGetItem", "BatchGetItem");
    }

    @Test
    void entities_are_managed() {
        orders.run(em -> {
            var found = em.createNativeQuery(
                            "select * from Customer where country = :country and name like :name", Customer.class)
                    .setParameter("country", "Italy")
                    .setParameter("name", "C%")
                    .getSingleResult();
            assertThat(found).isSameAs(em.find(Customer.class, 3L));
            ((Customer) found).setName("Caesar");
        });
        assertThat(rows("select name, version from Customer where id = 3")).isEqualTo("[[Caesar, 1]]");
    }

    @Test
    void the_transaction_sees_its_own_writes() {
        orders.run(em -> {
            em.find(Customer.class, 1L).setCountry("Norway");
            em.persist(new Customer(9, "Ida", "Norway"));
            em.remove(em.find(Customer.class, 3L));
            assertThat(texts(em.createNativeQuery("select name from Customer where country = 'Norway' order by 1")
                            .getResultList()))
                    .isEqualTo("[Ann, Ida]");
            assertThat(texts(em.createNativeQuery("select name from Customer where country = 'Italy' order by 1")
                            .getResultList()))
                    .isEqualTo("[Eve]");
            assertThat(texts(em.createNativeQuery("select count(*) from Customer")
                            .getResultList()))
                    .isEqualTo("[5]");
        });
    }

    @Test
    void a_scan_is_forbidden_by_hint() {
        assertThatThrownBy(
                        () -> orders.run(em -> em.createNativeQuery("select count(*) from Customer where name = 'Bob'")
                                .unwrap(org.hibernate.query.Query.class)
                                .addQueryHint("virga.dynamodb.scan=forbid")
                                .getResultList()))
                .rootCause()
                .hasMessageContaining("SCAN_NOT_ALLOWED")
                .hasMessageContaining("Customer");
    }

    @Test
    void an_insert_writes_rows_that_hibernate_finds() {
        assertThat(write(
                        "insert into Customer (id, version, name, country) values (?, 0, ?, 'Norway'), (8, 0, null, 'Norway')",
                        7L,
                        "Ida"))
                .isEqualTo(2);
        orders.run(em -> {
            assertThat(em.find(Customer.class, 7L).getName()).isEqualTo("Ida");
            assertThat(em.createQuery(
                                    "select c.id from Customer c where c.country = 'Norway' order by c.id", Long.class)
                            .getResultList())
                    .containsExactly(7L, 8L);
        });
    }

    @Test
    void an_insert_takes_its_rows_from_a_query() {
        assertThat(write(
                        "insert into Customer (id, version, name, country)"
                                + " select id + 100, 0, upper(name), country from Customer where country = ?",
                        "Spain"))
                .isEqualTo(2);
        assertThat(rows("select id, name from Customer where country = 'Spain' order by id"))
                .isEqualTo("[[2, Bob], [4, Dan], [102, BOB], [104, DAN]]");
    }

    @Test
    void an_insert_of_a_row_that_is_there_is_refused_at_commit() {
        assertThatThrownBy(() -> write("insert into Customer (id, version, name) values (1, 0, 'Ann again')"))
                .hasMessageContaining("Customer");
        assertThat(rows("select name from Customer where id = 1")).isEqualTo("[Ann]");
    }

    @Test
    void an_update_changes_columns_and_what_follows_from_them() {
        assertThat(write(
                        "update Customer c set c.country = ?, name = name || '!', version = version + 1 where c.country = ?",
                        "Malta",
                        "Spain"))
                .isEqualTo(2);
        orders.requests();
        assertThat(rows("select name, version from Customer where country = 'Malta' order by name"))
                .isEqualTo("[[Bob!, 1], [Dan!, 1]]");
        assertThat(orders.requests()).containsExactly("Query");
        assertThat(rows("select name from Customer where country = 'Spain'")).isEqualTo("[]");
    }

    @Test
    void a_delete_takes_the_rows_it_names() {
        assertThat(write("delete from Invoice where customer_id in (select id from Customer where name = ?)", "Eve"))
                .isEqualTo(4);
        assertThat(rows("select count(*) from Invoice")).isEqualTo("[6]");
        assertThat(write("delete from Invoice")).isEqualTo(6);
        assertThat(rows("select count(*) from Invoice")).isEqualTo("[0]");
    }

    @Test
    void a_rollback_takes_native_writes_back() {
        var em = orders.factory().createEntityManager();
        em.getTransaction().begin();
        assertThat(em.createNativeQuery("delete from Customer where id = 1").executeUpdate())
                .isEqualTo(1);
        assertThat(texts(em.createNativeQuery("select name from Customer where id = 1")
                        .getResultList()))
                .isEqualTo("[]");
        em.getTransaction().rollback();
        em.close();
        assertThat(rows("select name from Customer where id = 1")).isEqualTo("[Ann]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "merge into Customer (id, name) values (1, 'x')",
                "create table t (id int)",
                "truncate table Customer",
                "update Nothing set a = 1",
                "update Customer set nothing = 1",
                "insert into Customer (id, nothing) values (1, 2)",
                "insert into Customer (id, name) values (1)",
                "insert into Customer default values",
                "delete from Nothing",
            })
    void what_is_not_understood_is_refused_by_name(String sql) {
        assertThatThrownBy(() -> write(sql)).rootCause().hasMessageContaining("NATIVE_SQL");
        assertThat(rows("select count(*) from Customer")).isEqualTo("[5]");
    }

    @Test
    void an_unknown_table_of_a_query_is_h2s_to_say() {
        assertThatThrownBy(() -> rows("select * from Nothing")).rootCause().hasMessageContaining("NOTHING");
    }
}
