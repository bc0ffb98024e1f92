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
}
