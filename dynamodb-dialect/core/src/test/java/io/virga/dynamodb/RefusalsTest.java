package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.query.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not done is said by name, with the reason and the way out; nothing is written. */
@ExtendWith(DynamoDbExtension.class)
class RefusalsTest {

    private static OrderSystem orders;
    private static DynamoServer dynamo;

    @BeforeAll
    static void start(DynamoServer server) {
        dynamo = server;
        orders = OrderSystem.start(server, "refusals", "scan=forbid");
        orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    private static void refused(Consumer<EntityManager> work, String... words) {
        orders.requests();
        assertThatThrownBy(() -> orders.run(work)).satisfies(problem -> {
            var text = new java.io.StringWriter();
            problem.printStackTrace(new java.io.PrintWriter(text));
            assertThat(text.toString()).contains(words);
        });
        assertThat(orders.requests()).doesNotContain("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");
    }

    @Test
    void a_scan_when_forbidden() {
        refused(
                em -> em.createQuery("from Customer c where c.name = 'Ann'", Customer.class)
                        .getResultList(),
                "SCAN_NOT_ALLOWED",
                "name = 'Ann'",
                "Customer",
                "@Index(columnList = \"name\")",
                "virga.dynamodb.scan=allow");
    }

    @Test
    void unless_the_query_allows_it() {
        orders.run(em -> {
            var query = em.createQuery("select c.name from Customer c where c.name = 'Ann'", String.class);
            query.unwrap(Query.class).addQueryHint("virga.dynamodb.scan=allow");
            assertThat(query.getResultList()).containsExactly("Ann");
        });
    }

    @Test
    void an_unknown_hint() {
        refused(
                em -> {
                    var query = em.createQuery("select c.name from Customer c where c.id = 1", String.class);
                    query.unwrap(Query.class).addQueryHint("virga.dynamodb.scna=allow");
                    query.getResultList();
                },
                "UNKNOWN_HINT",
                "virga.dynamodb.scna",
                "virga.dynamodb.scan");
    }

    @Test
    void more_items_than_a_transaction_holds() {
        refused(
                em -> {
                    for (int i = 100; i < 201; i++) {
                        em.persist(new Customer(i, "Customer " + i, "Italy"));
                    }
                },
                "TOO_MANY_ITEMS",
                "101",
                "Customer=101",
                "smaller transactions");
    }

    @Test
    void row_locks_which_are_not_there() {
        refused(em -> em.find(Customer.class, 1L, LockModeType.PESSIMISTIC_WRITE), "PESSIMISTIC_LOCK", "@Version");
    }

    @Entity(name = "Lost")
    @ItemKey(partition = "ALL", sort = "{name}")
    static class KeyWithoutId {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Typo")
    @ItemKey(partition = "X#{nmae}")
    static class KeyWithTypo {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Nullable")
    @ItemKey(partition = "X#{name}")
    static class KeyOfNullable {
        @Id
        Long id;

        String name;
    }

    private static void refusedAtBoot(Class<?> entity, String... words) {
        assertThatThrownBy(() -> OrderSystem.start(dynamo, "boot", List.of(entity)))
                .satisfies(problem -> {
                    var text = new java.io.StringWriter();
                    problem.printStackTrace(new java.io.PrintWriter(text));
                    assertThat(text.toString()).contains(words);
                });
    }

    @Test
    void designs_that_cannot_be() {
        refusedAtBoot(KeyWithoutId.class, "ITEM_KEY_NOT_UNIQUE", "KeyWithoutId", "{id}");
        refusedAtBoot(KeyWithTypo.class, "ITEM_KEY_ATTRIBUTE", "nmae");
        refusedAtBoot(KeyOfNullable.class, "ITEM_KEY_NULLABLE", "name", "nullable = false");
    }
}
