package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.mapping.RawTable;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.query.NativeQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Native queries that are PartiQL by hint: what is stored, as it is stored. */
@ExtendWith(DynamoDbExtension.class)
class PartiQlTest {

    private static DynamoServer server;
    private static OrderSystem orders;
    private static String table;

    @BeforeAll
    static void start(DynamoServer given) {
        server = given;
        orders = OrderSystem.start(server, "partiql", "scan=forbid");
        orders.run(em -> {
            for (long id = 1; id <= 3; id++) {
                var customer = new Customer(id, "n" + id, "Italy");
                customer.getTags().add("tag" + id);
                em.persist(customer);
            }
        });
        orders.run(em -> em.find(Customer.class, 1L));
        table = orders.log().entries().get(orders.log().entries().size() - 1).table();
    }

    @BeforeEach
    void forget() {
        orders.requests();
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static NativeQuery<?> partiQl(EntityManager em, String statement) {
        return (NativeQuery<?>) em.createNativeQuery(statement.replace("$table", '"' + table + '"'))
                .unwrap(NativeQuery.class)
                .addQueryHint("virga.dynamodb.partiql=true");
    }

    @Test
    void attributes_of_an_item() {
        orders.run(em -> {
            var row = (Object[]) partiQl(em, "select id, name, country from $table where pk = ? and sk = '#'")
                    .setParameter(1, "Customer#2")
                    .getSingleResult();
            assertThat(row).containsExactly(new BigDecimal(2), "n2", "Italy");
        });
        assertThat(orders.log().operations()).containsExactly("ExecuteStatement");
        assertThat(orders.log().entries().get(0).toString())
                .contains("[select id, name, country from", "pk = ? and sk = ?]")
                .doesNotContain("Customer#2");
    }

    @Test
    void whole_items_are_documents() {
        orders.run(em -> assertThat(partiQl(em, "SELECT * FROM $table WHERE pk IN ['Customer#1', 'Customer#3']")
                        .getResultList())
                // the rows of collections are items too: nothing is filtered by its type
                .hasSize(4)
                .anySatisfy(item -> assertThat(item.toString()).contains("\"name\":\"n3\""))
                .anySatisfy(item -> assertThat(item.toString()).contains("tag1")));
    }

    @Test
    void an_index_of_the_table() {
        orders.run(em -> {
            var explained = Explanation.of(em.createQuery("select c.id from Customer c where c.country = 'Italy'"));
            var index = explained.statement().accesses().get(0).index();
            assertThat(partiQl(em, "select name from $table.\"" + index + "\" where " + index + "pk = ?")
                            .setParameter(1, "Customer.country.name#Italy")
                            .getResultList())
                    .allMatch(Objects::nonNull);
            assertThat(orders.log().entries().get(0).index()).isEqualTo(index);
        });
    }

    @Test
    void an_attribute_that_is_of_another_type_on_a_later_page() {
        var large = AttributeValue.fromS("x".repeat(350_000));
        try (var raw = new RawTable(server, "partiql")) {
            for (int i = 0; i < 4; i++) {
                var mixed = i < 3 ? AttributeValue.fromS("text") : AttributeValue.fromN("3");
                raw.put(Map.of(
                        "pk",
                        AttributeValue.fromS("Mixed"),
                        "sk",
                        AttributeValue.fromS("#" + i),
                        "mixed",
                        mixed,
                        "large",
                        large));
            }
        }
        assertThatThrownBy(() -> orders.run(em -> partiQl(em, "select mixed, large from $table where pk = 'Mixed'")
                        .getResultList()))
                .rootCause()
                .hasMessageContaining("PARTIQL_TYPES")
                .hasMessageContaining("attribute mixed is of type DECIMAL here, and was of type STRING")
                .hasMessageContaining("Select *");
        orders.run(em -> assertThat(
                        partiQl(em, "select * from $table where pk = 'Mixed'").getResultList())
                .hasSize(4));
    }

    @Test
    void a_scan_is_subject_to_the_policy() {
        var all = "select name from $table where name = 'n2'";
        assertThatThrownBy(() -> orders.run(em -> partiQl(em, all).getResultList()))
                .rootCause()
                .hasMessageContaining("SCAN_NOT_ALLOWED")
                .hasMessageContaining("name = 'n2'");
        assertThat(orders.requests()).isEmpty();
        orders.run(em -> assertThat(partiQl(em, all)
                        .addQueryHint("virga.dynamodb.scan=allow")
                        .getResultList()
                        .toString())
                .isEqualTo("[n2]"));
    }

    @Test
    void what_the_transaction_has_written_it_would_not_see() {
        assertThatThrownBy(() -> orders.run(em -> {
                    em.find(Customer.class, 1L).setName("changed");
                    em.flush();
                    partiQl(em, "select name from $table where pk = 'Customer#1'")
                            .getResultList();
                }))
                .rootCause()
                .hasMessageContaining("PARTIQL_PENDING");
        orders.run(em -> assertThat(em.find(Customer.class, 1L).getName()).isEqualTo("n1"));
    }

    @Test
    void what_has_to_be_validated_is_not_asked_so() {
        try (var validated = OrderSystem.start(server, "partiql", "isolation=validated")) {
            assertThatThrownBy(() -> validated.run(em -> partiQl(em, "select name from $table where pk = 'Customer#1'")
                            .getResultList()))
                    .rootCause()
                    .hasMessageContaining("PARTIQL_ISOLATION");
        }
    }

    @Test
    void a_table_with_a_journal_is_not_asked_so() {
        try (var journaled = OrderSystem.start(server, "partiqljournal", "commit=journaled")) {
            assertThatThrownBy(() -> journaled.run(em -> partiQl(
                                    em,
                                    "select name from $table where pk = 'Customer#1'"
                                            .replace("$table", '"' + server.tableName("partiqljournal") + '"'))
                            .getResultList()))
                    .rootCause()
                    .hasMessageContaining("PARTIQL_JOURNAL");
        }
    }

    @Test
    void a_parameter_has_to_say_what_it_is_stored_as() {
        assertThatThrownBy(() -> orders.run(em -> partiQl(em, "select name from $table where pk = ?")
                        .setParameter(1, LocalTime.NOON)
                        .getResultList()))
                .rootCause()
                .hasMessageContaining("PARTIQL_PARAMETER")
                .hasMessageContaining("Time");
        assertThat(orders.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update $table set name = 'x' where pk = 'Customer#1' and sk = '#' | PARTIQL_READS_ONLY",
                "delete from $table where pk = 'Customer#1' and sk = '#' | PARTIQL_READS_ONLY",
                "select address.city from $table where pk = 'Customer#1' | PARTIQL_COLUMNS",
                "select size(name) from $table where pk = 'Customer#1' | PARTIQL_COLUMNS",
                "select name from \"elsewhere\" where pk = 'Customer#1' | PARTIQL_TABLE",
                "select name from $table where pk = 'Customer#1' limit 3 | PARTIQL_LIMIT",
            })
    void what_it_does_not_do_is_refused_by_name(String statement, String code) {
        assertThatThrownBy(() -> orders.run(em -> partiQl(em, statement).getResultList()))
                .rootCause()
                .hasMessageContaining(code);
        assertThat(orders.requests()).isEmpty();
    }

    @Test
    void a_maximum_result_is_refused_and_a_stream_taken_from() {
        var one = "select name from $table where pk = 'Customer#1'";
        assertThatThrownBy(
                        () -> orders.run(em -> partiQl(em, one).setMaxResults(1).getResultList()))
                .rootCause()
                .hasMessageContaining("PARTIQL_LIMIT");
        orders.run(em -> {
            try (var stream = partiQl(em, one).getResultStream()) {
                assertThat(stream.limit(1).count()).isOne();
            }
        });
    }

    @Test
    void jpql_is_no_partiql() {
        assertThatThrownBy(() -> orders.run(em -> em.createQuery("select c.name from Customer c where c.id = 1")
                        .unwrap(org.hibernate.query.Query.class)
                        .addQueryHint("virga.dynamodb.partiql=true")
                        .getResultList()))
                .rootCause()
                .hasMessageContaining("PARTIQL_NATIVE");
    }

    @Test
    void its_explanation_names_the_statement() {
        orders.run(em -> assertThat(Explanation.of(partiQl(em, "select name from $table where pk = 'Customer#1'"))
                        .statement()
                        .accesses())
                .extracting(Explanation.Access::operation)
                .isEqualTo(List.of("ExecuteStatement")));
        assertThat(orders.requests()).isEmpty();
    }
}
