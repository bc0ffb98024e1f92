package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.boot.Requests;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a query asks for itself. */
@ExtendWith(DynamoDbExtension.class)
class HintsTest {

    private static final List<RequestReport> REPORTS = new CopyOnWriteArrayList<>();
    private static final String ROME =
            "select m from Match m where m.city = 'Rome' and m.court = 'A' and m.day in (1, 2) order by m.id";

    @Entity(name = "Match")
    @ItemIndex(name = "byCity", partition = "{city}", sort = "{day}")
    @ItemIndex(
            name = "byCourt",
            partition = {"{city}", "{court}"},
            sort = "{day}")
    @ItemIndex(name = "byDay", partition = "{day}", sort = "{city}")
    static class Match {
        @Id
        long id;

        String city;
        String court;
        int day;

        protected Match() {}

        Match(long id, String city, String court, int day) {
            this.id = id;
            this.city = city;
            this.court = court;
            this.day = day;
        }

        long id() {
            return id;
        }
    }

    private static OrderSystem matches;

    @BeforeAll
    static void start(DynamoServer server) {
        matches = OrderSystem.start(server, "hints", List.of(Match.class), "scan=forbid");
        matches.run(em -> {
            em.persist(new Match(1, "Rome", "A", 1));
            em.persist(new Match(2, "Rome", "A", 2));
            em.persist(new Match(3, "Rome", "B", 1));
            em.persist(new Match(4, "Oslo", "A", 1));
        });
        Requests.of(matches.factory()).add(REPORTS::add);
    }

    @BeforeEach
    void forget() {
        REPORTS.clear();
    }

    @AfterAll
    static void stop() {
        matches.close();
    }

    private static <T> TypedQuery<T> hinted(EntityManager em, String jpql, Class<T> type, String... hints) {
        var query = em.createQuery(jpql, type);
        for (var hint : hints) {
            query.unwrap(org.hibernate.query.Query.class).addQueryHint("virga.dynamodb." + hint);
        }
        return query;
    }

    private static List<Long> ids(String jpql, String... hints) {
        return matches.call(em -> hinted(em, jpql, Match.class, hints).getResultList().stream()
                .map(Match::id)
                .toList());
    }

    private static List<String> indexes() {
        return REPORTS.stream()
                .filter(report -> report.request() instanceof Request.Query)
                .map(RequestReport::index)
                .distinct()
                .toList();
    }

    @Test
    void the_index_is_the_one_that_is_asked_for() {
        assertThat(ids(ROME)).containsExactly(1L, 2L);
        assertThat(indexes()).containsExactly("byCourt");
        for (var index : List.of("byCity", "byDay", "byCourt")) {
            REPORTS.clear();
            assertThat(ids(ROME, "index=" + index)).containsExactly(1L, 2L);
            assertThat(indexes()).containsExactly(index);
        }
        // the plan without it is as it was
        REPORTS.clear();
        assertThat(ids(ROME)).containsExactly(1L, 2L);
        assertThat(indexes()).containsExactly("byCourt");
    }

    @Test
    void the_index_of_a_residual_statement_and_of_an_explanation() {
        var jpql = "select max(m.day) from Match m where m.city = 'Rome' and m.court = 'A' and m.day = 1";
        assertThat(matches.<Integer>call(
                        em -> hinted(em, jpql, Integer.class, "index=byDay").getSingleResult()))
                .isEqualTo(1);
        assertThat(indexes()).containsExactly("byDay");
        matches.run(em -> assertThat(Explanation.of(hinted(em, jpql, Integer.class, "index=byCity"))
                        .statement()
                        .accesses())
                .extracting(Explanation.Access::index)
                .containsExactly("byCity", "")); // its entries are verified
    }

    @Test
    void an_index_that_cannot_serve_is_refused() {
        for (var index : List.of("byCourt", "nowhere")) {
            assertThatThrownBy(() -> ids("select m from Match m where m.city = 'Rome'", "index=" + index))
                    .rootCause()
                    .hasMessageContaining("INDEX_NOT_USED")
                    .hasMessageContaining(index);
        }
        assertThat(REPORTS).isEmpty();
    }

    @Test
    void a_scan_may_be_allowed_or_forbidden() {
        var all = "select m from Match m order by m.id";
        assertThatThrownBy(() -> ids(all)).rootCause().hasMessageContaining("SCAN_NOT_ALLOWED");
        assertThat(ids(all, "scan=allow")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(ids(all, "scan=allow", "scan-segments=3")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void reads_are_consistent_unless_they_need_not_be() {
        var one = "select m from Match m where m.id = 1";
        assertThat(ids(one)).containsExactly(1L);
        assertThat(ids(one, "consistent-reads=false")).containsExactly(1L);
        assertThat(REPORTS)
                .extracting(report -> ((Request.Get) report.request()).consistent())
                .containsExactly(true, false);
        // half the price
        assertThat(REPORTS.get(0).readUnits()).isEqualTo(2 * REPORTS.get(1).readUnits());
    }

    @Test
    void what_is_no_hint_is_refused_with_those_that_are() {
        for (var hint : List.of("scans=allow", "scan=maybe", "scan-segments=0", "consistent-reads=1")) {
            assertThatThrownBy(() -> ids(ROME, hint)).hasStackTraceContaining("UNKNOWN_HINT");
        }
        assertThat(REPORTS).isEmpty();
    }
}
