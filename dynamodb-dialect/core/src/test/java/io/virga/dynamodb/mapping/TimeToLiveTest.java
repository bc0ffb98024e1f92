package io.virga.dynamodb.mapping;

import static io.virga.dynamodb.mapping.RawTable.n;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.ItemTable;
import io.virga.dynamodb.TimeToLive;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What has expired is gone, for reads and for writes, though DynamoDB Local never removes it. */
@OwnServer
@ExtendWith(DynamoDbExtension.class)
class TimeToLiveTest {

    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FUTURE =
            Instant.now().plus(3650, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Entity(name = "Token")
    static class Token {
        @Id
        String id;

        @Version
        int version;

        @Column(unique = true)
        String code;

        @TimeToLive
        Instant until;

        @ElementCollection
        Set<String> scopes = new HashSet<>();

        protected Token() {}

        Token(String id, String code, Instant until, String... scopes) {
            this.id = id;
            this.code = code;
            this.until = until;
            this.scopes.addAll(List.of(scopes));
        }
    }

    @Entity(name = "Grant")
    static class Grant {
        @Id
        String id;

        @OneToOne
        @MapsId
        Token token;

        String text;
    }

    /** Found through a locator, which expires along. */
    @Entity(name = "Visit")
    @ItemKey(partition = "PAGE#{page}", sort = "VISIT#{id}")
    static class Visit {
        @Id
        long id;

        @Column(nullable = false)
        String page;

        @TimeToLive
        @Column(nullable = false)
        Long until;

        protected Visit() {}

        Visit(long id, String page, long until) {
            this.id = id;
            this.page = page;
            this.until = until;
        }
    }

    /** An existing table, whose own attribute is the one that DynamoDB looks at. */
    @Entity(name = "Cached")
    @ItemTable(name = "ttl_cache", partitionKey = "key", sortKey = "", type = "")
    static class Cached {
        @Id
        @Column(name = "`key`")
        String key;

        @TimeToLive
        Long expires;

        protected Cached() {}

        Cached(String key, Long expires) {
            this.key = key;
            this.expires = expires;
        }
    }

    private static OrderSystem unit;
    private static RawTable table;
    private static RawTable cache;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(
                server, "ttl", List.of(Token.class, Grant.class, Visit.class, Cached.class), "scan=allow");
        table = new RawTable(server, "ttl");
        cache = new RawTable(server, "ttl_cache");
    }

    @AfterAll
    static void stop() {
        unit.close();
        table.close();
        cache.close();
    }

    private static void expire(String id) {
        unit.run(em -> em.find(Token.class, id).until = PAST);
    }

    @Test
    void dynamodb_is_told() {
        assertThat(table.timeToLive()).isEqualTo("_ttl");
        assertThat(cache.timeToLive()).isEqualTo("expires");
    }

    @Test
    void what_has_expired_is_invisible_to_every_read() {
        unit.run(em -> {
            em.persist(new Token("r1", "code r1", FUTURE, "read"));
            em.persist(new Token("r2", "code r2", null));
        });
        unit.run(em -> assertThat(codes(em, "r")).containsExactlyInAnyOrder("code r1", "code r2"));
        expire("r1");
        unit.run(em -> {
            assertThat(em.find(Token.class, "r1")).isNull();
            assertThat(codes(em, "r")).containsExactly("code r2");
            assertThat(em.createQuery("select t.id from Token t where t.code = 'code r1'", String.class)
                            .getResultList())
                    .isEmpty();
            assertThat(em.createQuery("select count(t) from Token t where t.code like '% r1'", Long.class)
                            .getSingleResult())
                    .isZero();
        });
    }

    private static List<String> codes(jakarta.persistence.EntityManager em, String prefix) {
        return em.createQuery("select t.code from Token t where t.id like :prefix", String.class)
                .setParameter("prefix", prefix + "%")
                .getResultList();
    }

    @Test
    void the_items_of_a_root_expire_together() {
        unit.run(em -> {
            var token = new Token("t1", "code t1", FUTURE, "a", "b");
            em.persist(token);
            var grant = new Grant();
            grant.token = token;
            grant.text = "all";
            em.persist(grant);
        });
        var of = table.items().stream()
                .filter(item -> item.get("pk").s().contains("t1"))
                .toList();
        // the root, two scopes, the grant, the guard
        assertThat(of).hasSize(5).allMatch(item -> n(FUTURE.getEpochSecond()).equals(item.get("_ttl")));
        expire("t1");
        assertThat(table.items().stream().filter(item -> item.get("pk").s().contains("t1")))
                .hasSize(5)
                .allMatch(item -> n(PAST.getEpochSecond()).equals(item.get("_ttl")));
        unit.run(em -> assertThat(em.find(Grant.class, "t1")).isNull());
    }

    @Test
    void a_child_added_later_expires_with_its_root() {
        unit.run(em -> em.persist(new Token("l1", "code l1", FUTURE)));
        unit.requests();
        unit.run(em -> em.find(Token.class, "l1").scopes.addAll(List.of("late", "later", "latest")));
        assertThat(unit.requests()).containsExactly("GetItem", "Query", "TransactWriteItems");
        assertThat(table.items().stream().filter(item -> item.get("sk").s().contains("late")))
                .hasSize(3)
                .allMatch(item -> n(FUTURE.getEpochSecond()).equals(item.get("_ttl")));
    }

    @Test
    void a_persist_over_an_expired_item_succeeds_and_frees_unique_values() {
        unit.run(em -> em.persist(new Token("p1", "code p", FUTURE, "old")));
        assertThatThrownBy(() -> unit.run(em -> em.persist(new Token("p2", "code p", FUTURE))))
                .hasRootCauseInstanceOf(Exception.class)
                .satisfies(problem ->
                        assertThat(causes(problem)).hasAtLeastOneElementOfType(ConstraintViolationException.class));
        expire("p1");
        unit.run(em -> em.persist(new Token("p2", "code p", FUTURE)));
        unit.run(em -> em.persist(new Token("p1", "code p1 again", null, "old", "new")));
        unit.run(em -> {
            assertThat(em.find(Token.class, "p1").scopes).containsExactlyInAnyOrder("old", "new");
            assertThat(em.find(Token.class, "p1").version).isZero();
            assertThat(em.createQuery("select t.id from Token t where t.code = 'code p'", String.class)
                            .getResultList())
                    .containsExactly("p2");
        });
        assertThatThrownBy(() -> unit.run(em -> em.persist(new Token("p1", "other", null))))
                .satisfies(
                        problem -> assertThat(causes(problem)).hasAtLeastOneElementOfType(EntityExistsException.class));
    }

    @Test
    void an_expired_item_is_not_updated_nor_deleted() {
        unit.run(em -> em.persist(new Visit(1, "home", FUTURE.getEpochSecond())));
        assertThatThrownBy(() -> unit.run(em -> {
                    var visit = em.find(Visit.class, 1L);
                    // another transaction lets it expire
                    unit.run(other -> other.find(Visit.class, 1L).until = 1L);
                    visit.until = FUTURE.getEpochSecond() + 1;
                }))
                .isInstanceOf(RollbackException.class);
        unit.run(em -> em.persist(new Visit(2, "home", FUTURE.getEpochSecond())));
        assertThatThrownBy(() -> unit.run(em -> {
                    var visit = em.find(Visit.class, 2L);
                    unit.run(other -> other.find(Visit.class, 2L).until = 1L);
                    em.remove(visit);
                }))
                .isInstanceOf(RollbackException.class);
    }

    @Test
    void a_locator_that_expired_frees_the_id() {
        unit.run(em -> em.persist(new Visit(3, "home", FUTURE.getEpochSecond())));
        unit.run(em -> em.find(Visit.class, 3L).until = 1L);
        unit.run(em -> {
            assertThat(em.find(Visit.class, 3L)).isNull();
            em.persist(new Visit(3, "about", FUTURE.getEpochSecond()));
        });
        unit.run(em -> assertThat(em.find(Visit.class, 3L).page).isEqualTo("about"));
    }

    @Test
    void in_an_existing_table_the_column_is_the_attribute() {
        unit.run(em -> {
            em.persist(new Cached("a", FUTURE.getEpochSecond()));
            em.persist(new Cached("b", 1L));
            em.persist(new Cached("c", null));
        });
        unit.run(em -> {
            assertThat(em.find(Cached.class, "a")).isNotNull();
            assertThat(em.find(Cached.class, "b")).isNull();
            assertThat(em.find(Cached.class, "c")).isNotNull();
            assertThat(em.createQuery("select c.key from Cached c", String.class)
                            .getResultList())
                    .containsExactlyInAnyOrder("a", "c");
            em.persist(new Cached("b", 2L));
        });
        assertThat(cache.items()).anyMatch(item -> n(2).equals(item.get("expires")));
    }

    private static List<Throwable> causes(Throwable problem) {
        var causes = new java.util.ArrayList<Throwable>();
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
