package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.store.aws.FaultyEndpoint;
import io.virga.dynamodb.internal.store.aws.FaultyEndpoint.Fault;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of fault at every request of reads that have several: before, between and behind their pages. No row is lost, none comes twice. */
@ExtendWith(DynamoDbExtension.class)
class ReadFaultsTest {

    private static final String TEXT = "x".repeat(350_000);

    private static final Map<String, Fault> ONCE = new LinkedHashMap<>(Map.of(
            "throttled", FaultyEndpoint.refused("ProvisionedThroughputExceededException"),
            "request lost", FaultyEndpoint.requestLost(),
            "answer lost", FaultyEndpoint.answerLost(),
            "answered in part", FaultyEndpoint.half()));

    /** No version: what an index says of it is read again. */
    @Entity(name = "Page")
    @Table(indexes = @Index(columnList = "book"))
    static class Leaf {
        @Id
        long id;

        String book;

        @Column(length = 400_000)
        String text;

        protected Leaf() {}

        Leaf(long id, String book) {
            this.id = id;
            this.book = book;
            this.text = TEXT + id;
        }

        String read() {
            return id + text.substring(TEXT.length());
        }
    }

    private static FaultyEndpoint network;
    private static OrderSystem faulty;

    @BeforeAll
    static void start(DynamoServer server) {
        network = FaultyEndpoint.before(server.endpoint());
        var through = network.to(server);
        faulty = OrderSystem.start(through, "leaves", List.of(Leaf.class), "scan=allow", "scan-segments=2");
        for (long id = 1; id <= 5; id++) {
            var leaf = new Leaf(id, id <= 4 ? "long" : "short");
            faulty.run(em -> em.persist(leaf));
        }
    }

    @AfterEach
    void forget() {
        network.forget();
    }

    @AfterAll
    static void stop() {
        faulty.close();
        network.close();
    }

    private static List<String> rows(String jpql) {
        network.forget();
        return read(jpql);
    }

    private static List<String> read(String jpql) {
        return faulty.call(em -> em.createQuery(jpql, Leaf.class).getResultList().stream()
                .map(Leaf::read)
                .sorted()
                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select p from Page p where p.book = 'long'",
                "select p from Page p where p.book in ('long', 'short', 'none')",
                "select p from Page p where p.id in (1, 2, 3, 4, 5, 6)",
                "select p from Page p where p.text like 'x%'",
            })
    void an_incident_that_passes_loses_and_doubles_nothing(String jpql) {
        var whole = rows(jpql);
        int last = network.requests();
        assertThat(whole).isNotEmpty().doesNotHaveDuplicates();
        int[] happened = {0};
        ONCE.forEach((name, fault) -> {
            for (int request = 1; request <= last; request++) {
                network.forget();
                network.at(request, fault);
                assertThat(read(jpql)).as("%s at request %d", name, request).isEqualTo(whole);
                happened[0] += network.happened();
            }
        });
        assertThat(happened[0]).isGreaterThanOrEqualTo(3 * last);
    }

    @Test
    void where_nothing_answers_any_more_there_is_no_answer_and_no_part_of_one() {
        var jpql = "select p from Page p where p.text like 'x%'";
        rows(jpql);
        int last = network.requests();
        for (int request = 1; request <= last; request++) {
            network.forget();
            network.from(request, FaultyEndpoint.refused("AccessDeniedException"));
            assertThatThrownBy(() -> read(jpql)).hasStackTraceContaining("ACCESS_DENIED");
        }
        assertThat(rows(jpql)).hasSize(5);
    }
}
