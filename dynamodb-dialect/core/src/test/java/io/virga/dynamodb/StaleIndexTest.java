package io.virga.dynamodb;

import static io.virga.dynamodb.internal.store.Operation.QUERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A global index that lags behind, which DynamoDB Local's never does: an answer of it is kept, the rows change, and the answer is given again. No entity
 * is managed with values that its row no longer has, unless its version guards it.
 */
@ExtendWith(DynamoDbExtension.class)
class StaleIndexTest {

    private static final String OF_ITALY = " where x.country = 'Italy' order by x.name";

    private static int tables;

    private FaultyEndpoint network;
    private DynamoServer through;
    private String table;
    private OrderSystem orders;

    @Entity(name = "Plain")
    @Table(indexes = @Index(columnList = "country, name"))
    static class Plain {
        @Id
        long id;

        String name;
        String country;
        int points;

        protected Plain() {}

        Plain(long id, String name, String country) {
            this.id = id;
            this.name = name;
            this.country = country;
        }

        @Override
        public String toString() {
            return name + " of " + country + " with " + points;
        }
    }

    @Entity(name = "Versioned")
    @Table(indexes = @Index(columnList = "country, name"))
    static class Versioned {
        @Id
        long id;

        @Version
        int version;

        String name;
        String country;

        protected Versioned() {}

        Versioned(long id, String name, String country) {
            this.id = id;
            this.name = name;
            this.country = country;
        }

        @Override
        public String toString() {
            return name + " of " + country;
        }
    }

    @BeforeEach
    void start(DynamoServer server) {
        network = FaultyEndpoint.before(server.endpoint());
        through = network.to(server);
        table = "stale" + tables++;
        orders = OrderSystem.start(through, table, List.of(Plain.class, Versioned.class));
        orders.run(em -> {
            em.persist(new Plain(1, "Ann", "Italy"));
            em.persist(new Plain(2, "Bob", "Italy"));
            em.persist(new Plain(3, "Cid", "Italy"));
            em.persist(new Versioned(1, "Ann", "Italy"));
            em.persist(new Versioned(2, "Bob", "Italy"));
        });
    }

    @AfterEach
    void stop() {
        orders.close();
        network.close();
    }

    private static String ofItaly(EntityManager em, String entity) {
        return em.createQuery("select x from " + entity + " x" + OF_ITALY)
                .getResultList()
                .toString();
    }

    /** From now on the next Query of the index is answered as it is answered now. */
    private void freeze(String entity) {
        var answer = new AtomicReference<String>();
        network.next(QUERY, incident -> {
            answer.set(incident.forward(incident.request()));
            incident.answer(200, answer.get());
        });
        orders.run(em -> ofItaly(em, entity));
        network.next(QUERY, FaultyEndpoint.answered(answer.get()));
    }

    @Test
    void an_entry_with_old_values_brings_the_row_as_it_is() {
        freeze("Plain");
        orders.run(em -> em.find(Plain.class, 1L).points = 7);
        assertThat(orders.<String>call(em -> ofItaly(em, "Plain")))
                .isEqualTo("[Ann of Italy with 7, Bob of Italy with 0, Cid of Italy with 0]");
    }

    @Test
    void an_entry_of_a_row_that_is_gone_brings_nothing() {
        freeze("Plain");
        orders.run(em -> em.remove(em.find(Plain.class, 2L)));
        assertThat(orders.<String>call(em -> ofItaly(em, "Plain")))
                .isEqualTo("[Ann of Italy with 0, Cid of Italy with 0]");
    }

    @Test
    void an_entry_of_a_row_that_no_longer_matches_brings_nothing() {
        freeze("Plain");
        orders.run(em -> em.find(Plain.class, 3L).country = "Spain");
        assertThat(orders.<String>call(em -> ofItaly(em, "Plain")))
                .isEqualTo("[Ann of Italy with 0, Bob of Italy with 0]");
    }

    @Test
    void rows_stand_in_the_order_of_their_values_and_not_of_their_entries() {
        freeze("Plain");
        orders.run(em -> em.find(Plain.class, 1L).name = "Zoe");
        assertThat(orders.<String>call(em -> ofItaly(em, "Plain")))
                .isEqualTo("[Bob of Italy with 0, Cid of Italy with 0, Zoe of Italy with 0]");
    }

    @Test
    void a_row_that_is_not_in_the_index_yet_is_missed() {
        freeze("Plain");
        orders.run(em -> em.persist(new Plain(4, "Dan", "Italy")));
        assertThat(orders.<String>call(em -> ofItaly(em, "Plain"))).doesNotContain("Dan");
        assertThat(orders.<String>call(em -> ofItaly(em, "Plain"))).contains("Dan");
    }

    @Test
    void the_residual_runs_over_rows_as_they_are() {
        freeze("Plain");
        orders.run(em -> em.find(Plain.class, 1L).country = "Spain");
        assertThat(orders.<List<?>>call(em -> em.createQuery("select upper(x.name) from Plain x" + OF_ITALY)
                        .getResultList()))
                .hasToString("[BOB, CID]");
    }

    @Test
    void a_stale_entity_with_a_version_is_caught_at_commit() {
        freeze("Versioned");
        orders.run(em -> em.find(Versioned.class, 1L).name = "Anna");
        assertThatThrownBy(
                        () -> orders.run(em -> em.createQuery("select x from Versioned x" + OF_ITALY, Versioned.class)
                                .getResultList()
                                .get(0)
                                .country = "Spain"))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(OptimisticLockException.class),
                        e -> assertThat(e.getCause()).isInstanceOf(OptimisticLockException.class));
        assertThat(orders.<String>call(em -> em.find(Versioned.class, 1L).toString()))
                .isEqualTo("Anna of Italy");
    }

    @Test
    void by_a_setting_versioned_rows_are_read_again_too() {
        orders.close();
        orders = OrderSystem.start(through, table, List.of(Plain.class, Versioned.class), "index-reads=verified");
        freeze("Versioned");
        orders.run(em -> em.find(Versioned.class, 1L).name = "Anna");
        assertThat(orders.<String>call(em -> ofItaly(em, "Versioned"))).isEqualTo("[Anna of Italy, Bob of Italy]");
    }
}
