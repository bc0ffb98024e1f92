package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbExtension.class)
class RequestCountersTest {

    @Test
    void requests_items_units_and_failures_add_up(DynamoServer server) {
        try (var orders = OrderSystem.start(server, "counted");
                var counters = RequestCounters.open(orders.factory())) {
            orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
            orders.run(em -> em.persist(new Customer(2, "Bob", "Italy")));
            var query = "select c from Customer c where c.country = 'Italy'";
            orders.run(em -> em.createQuery(query, Customer.class).getResultList());
            orders.run(em -> em.createQuery(query, Customer.class).getResultList());
            assertThatThrownBy(() -> orders.run(em -> em.persist(new Customer(1, "Ann again", "Italy"))))
                    .isInstanceOf(RuntimeException.class);
            counters.close();
            orders.run(em -> em.createQuery(query, Customer.class).getResultList());

            var queries = counters.byOperation().get("Query");
            assertThat(queries.requests()).isEqualTo(2);
            assertThat(queries.items()).isEqualTo(4);
            assertThat(queries.readUnits()).isPositive();
            assertThat(queries.failed()).isZero();
            assertThat(counters.byOperation().get("PutItem").writeUnits()).isPositive();
            assertThat(counters.total().failed()).isEqualTo(1);
            assertThat(counters.total().requests())
                    .isEqualTo(counters.byOperation().values().stream()
                            .mapToLong(RequestCounters.Totals::requests)
                            .sum());
        }
    }

    @Test
    void a_session_counts_and_lists_its_own_requests(DynamoServer server) {
        var query = "select c from Customer c where c.country in ('Italy', 'Spain', 'Peru')";
        try (var orders = OrderSystem.start(server, "sessions")) {
            orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
            try (var one = orders.factory().createEntityManager();
                    var other = orders.factory().createEntityManager();
                    var ofOne = RequestCounters.open(one);
                    var ofOther = RequestCounters.open(other);
                    var log = RequestLog.open(one)) {
                one.createQuery(query, Customer.class).getResultList();
                other.find(Customer.class, 1L);
                one.getTransaction().begin();
                one.find(Customer.class, 1L).setName("Bea");
                one.getTransaction().commit();
                other.getTransaction().begin();
                other.persist(new Customer(2, "Bob", "Spain"));
                other.getTransaction().commit();

                assertThat(ofOne.byOperation().keySet()).containsExactlyInAnyOrder("Query", "UpdateItem");
                assertThat(ofOne.byOperation().get("Query").requests()).isEqualTo(3);
                assertThat(ofOne.total().items()).isEqualTo(1);
                assertThat(ofOther.byOperation().keySet()).containsExactlyInAnyOrder("GetItem", "PutItem");
                assertThat(log.entries())
                        .filteredOn(entry -> entry.operation().equals("Query"))
                        .hasSize(3)
                        .allSatisfy(
                                entry -> assertThat(entry.toString())
                                        .matches(
                                                "Query \\S+/gsi\\d+ \\[gsi\\dpk = \\?.*] size=1 items=[01] read=0.[05] write=0.0 \\d+ ms"));
            }
        }
    }
}
