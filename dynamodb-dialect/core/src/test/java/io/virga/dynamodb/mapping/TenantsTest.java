package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant's rows are in the tenant's partitions: two tenants may have the same id. */
@ExtendWith(DynamoDbExtension.class)
class TenantsTest {

    @Entity(name = "Member")
    static class Member {
        @Id
        long id;

        @TenantId
        String tenant;

        @Version
        int version;

        String name;

        @ElementCollection
        Set<String> roles = new HashSet<>();

        protected Member() {}

        Member(long id, String name, String... roles) {
            this.id = id;
            this.name = name;
            this.roles.addAll(List.of(roles));
        }
    }

    @Entity(name = "Badge")
    static class Badge {
        @Id
        long id;

        @TenantId
        String tenant;

        @ManyToOne(fetch = FetchType.LAZY)
        Member member;

        protected Badge() {}

        Badge(long id, Member member) {
            this.id = id;
            this.member = member;
        }
    }

    /** Hibernate names the partition key in every update and delete. */
    @Entity(name = "Sample")
    @ItemKey(partition = "DEVICE#{device}", sort = "SAMPLE#{id}")
    static class Sample {
        @Id
        long id;

        @PartitionKey
        @Column(nullable = false)
        String device;

        long reading;

        protected Sample() {}

        Sample(long id, String device, long reading) {
            this.id = id;
            this.device = device;
            this.reading = reading;
        }
    }

    private static SessionFactory factory;
    private static RequestLog log;
    private static RawTable table;

    @BeforeAll
    static void start(DynamoServer server) {
        factory = Units.start(
                        server, "tenants", "create", List.of(Member.class, Badge.class, Sample.class), "scan=forbid")
                .unwrap(SessionFactory.class);
        log = RequestLog.open(factory);
        table = new RawTable(server, "tenants");
    }

    @AfterAll
    static void stop() {
        log.close();
        factory.close();
        table.close();
    }

    private static void as(String tenant, Consumer<Session> work) {
        ask(tenant, session -> {
            work.accept(session);
            return true;
        });
    }

    private static <T> T ask(String tenant, Function<Session, T> work) {
        try (var session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            session.beginTransaction();
            try {
                var answer = work.apply(session);
                session.getTransaction().commit();
                return answer;
            } finally {
                if (session.getTransaction().isActive()) {
                    session.getTransaction().rollback();
                }
            }
        }
    }

    private static List<String> requests() {
        var operations = log.operations();
        log.clear();
        return operations;
    }

    @Test
    void tenants_have_partitions_of_their_own() {
        as("acme", session -> session.persist(new Member(1, "Ann", "admin")));
        as("blue", session -> session.persist(new Member(1, "Bob")));
        assertThat(table.items("Member"))
                .extracting(item -> item.get("pk").s())
                .contains("Member#acme#1", "Member#blue#1");
        requests();
        as("acme", session -> assertThat(session.find(Member.class, 1L).name).isEqualTo("Ann"));
        assertThat(requests()).containsExactly("GetItem");
        as("blue", session -> {
            var bob = session.find(Member.class, 1L);
            assertThat(bob.name).isEqualTo("Bob");
            bob.name = "Robert";
        });
        as("green", session -> assertThat(session.find(Member.class, 1L)).isNull());
        as("acme", session -> {
            var ann = session.find(Member.class, 1L);
            assertThat(ann.name).isEqualTo("Ann");
            assertThat(ann.roles).containsExactly("admin");
        });
        as("blue", session -> session.remove(session.find(Member.class, 1L)));
        assertThat(table.items("Member"))
                .extracting(item -> item.get("pk").s())
                .contains("Member#acme#1")
                .doesNotContain("Member#blue#1");
    }

    @Test
    void references_and_joins_stay_within_the_tenant() {
        as("join", session -> {
            var eve = new Member(7, "Eve");
            session.persist(eve);
            session.persist(new Badge(1, eve));
        });
        as("join", session -> {
            var badge = session.find(Badge.class, 1L);
            assertThat(((Member) Hibernate.unproxy(badge.member)).name).isEqualTo("Eve");
        });
        as("join", session -> assertThat(
                        session.createQuery("select m.name from Badge b join b.member m where b.id = 1", String.class)
                                .getResultList())
                .containsExactly("Eve"));
        as("other", session -> assertThat(session.createQuery("select b.id from Badge b where b.id = 1", Long.class)
                        .getResultList())
                .isEmpty());
        assertThat(requests()).doesNotContain("Scan");
    }

    @Test
    void a_stateless_update_finds_the_row_by_its_tenant() {
        as("stateless", session -> session.persist(new Member(3, "Cid")));
        try (var session = factory.withStatelessOptions()
                .tenantIdentifier((Object) "stateless")
                .openStatelessSession()) {
            var member = ask("stateless", other -> other.find(Member.class, 3L));
            member.name = "Sid";
            session.beginTransaction();
            session.update(member);
            session.getTransaction().commit();
        }
        as("stateless", session -> assertThat(session.find(Member.class, 3L).name)
                .isEqualTo("Sid"));
    }

    @Test
    void the_partition_key_in_the_statement_leads_to_the_item() {
        as("acme", session -> session.persist(new Sample(1, "d1", 20)));
        requests();
        try (var session =
                factory.withStatelessOptions().tenantIdentifier((Object) "acme").openStatelessSession()) {
            session.beginTransaction();
            session.update(new Sample(1, "d1", 21));
            session.getTransaction().commit();
        }
        assertThat(requests()).containsExactly("GetItem", "UpdateItem");
        as("acme", session -> {
            var sample = session.find(Sample.class, 1L);
            assertThat(sample.reading).isEqualTo(21);
            session.remove(sample);
        });
        assertThat(table.items("Sample")).isEmpty();
    }
}
