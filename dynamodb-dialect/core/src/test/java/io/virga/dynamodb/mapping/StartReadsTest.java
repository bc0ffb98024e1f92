package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint.Fault;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a unit asks of its table when it starts, and what becomes of the answers. */
@ExtendWith(DynamoDbExtension.class)
class StartReadsTest {

    @Entity(name = "Berth")
    static class Berth {
        @Id
        long id;
    }

    private static FaultyEndpoint network;
    private static DynamoServer through;

    @BeforeAll
    static void start(DynamoServer server) {
        Units.start(server, "berths", "create", List.of(Berth.class)).close();
        network = FaultyEndpoint.before(server.endpoint());
        through = network.to(server);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    /** @param faults of the table's description */
    private static EntityManagerFactory unit(Fault... faults) {
        network.forget();
        network.next(Operation.DESCRIBE_TABLE, faults);
        return Units.start(through, "berths", "", List.of(Berth.class));
    }

    private static Fault replicated(String consistency) {
        return FaultyEndpoint.answered(
                "{\"Table\":{\"TableName\":\"berths\",\"Replicas\":[{\"RegionName\":\"eu-west-1\"}],"
                        + "\"MultiRegionConsistency\":\"" + consistency + "\"}}");
    }

    @Test
    void the_schema_item_and_the_description_of_the_table_are_asked_for_once() {
        long items = network.count(Operation.GET_ITEM);
        long descriptions = network.count(Operation.DESCRIBE_TABLE);
        try (var unit = unit()) {
            assertThat(network.count(Operation.GET_ITEM) - items).isEqualTo(1);
            assertThat(network.count(Operation.DESCRIBE_TABLE) - descriptions).isEqualTo(1);
            unit.runInTransaction(em -> assertThat(em.find(Berth.class, 1L)).isNull());
        }
    }

    @Test
    void a_table_without_transactions_refuses_the_start() {
        assertThatThrownBy(() -> unit(replicated("STRONG")))
                .satisfies(problem -> assertThat(Units.text(problem)).contains("MULTI_REGION_STRONG", "berths"));
    }

    @Test
    void one_that_is_replicated_otherwise_or_may_not_be_described_does_not() {
        for (var fault : List.of(replicated("EVENTUAL"), FaultyEndpoint.refused("AccessDeniedException"))) {
            try (var unit = unit(fault)) {
                unit.runInTransaction(em -> assertThat(em.find(Berth.class, 1L)).isNull());
                assertThat(network.happened()).isEqualTo(1);
            }
        }
    }
}
