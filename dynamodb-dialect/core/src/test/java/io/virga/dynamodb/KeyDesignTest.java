package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person is told about a persistence unit: where its rows lie, and the last requests. */
@ExtendWith(DynamoDbExtension.class)
class KeyDesignTest {

    @Test
    void tells_the_keys_and_indexes_of_every_table(DynamoServer server) {
        try (var orders = OrderSystem.start(server, "designed")) {
            var design = KeyDesign.of(orders.factory());
            var rows = design.tables().stream().collect(Collectors.toMap(KeyDesign.Rows::entity, Function.identity()));

            var customer = rows.get(Customer.class.getName());
            assertThat(customer.table()).endsWith("designed");
            assertThat(customer.partition()).isEqualTo("Customer#{id}");
            assertThat(customer.indexes())
                    .anySatisfy(index -> assertThat(index.partition()).contains("{country}"));
            assertThat(design).asString().contains("\"Customer#{id}\"");
        }
    }

    @Test
    void a_log_that_stays_open_keeps_the_newest(DynamoServer server) {
        try (var orders = OrderSystem.start(server, "newest");
                var log = RequestLog.open(orders.factory(), 2)) {
            orders.run(em -> em.persist(new Customer(1, "Ann", "Italy")));
            orders.run(em -> em.find(Customer.class, 1L));
            orders.run(em -> em.createQuery("select c from Customer c where c.country = 'Italy'", Customer.class)
                    .getResultList());

            assertThat(log.operations()).hasSize(2).doesNotContain("PutItem");
            assertThatThrownBy(() -> RequestLog.open(orders.factory(), 0)).hasMessageContaining("at least 1");
        }
    }
}
