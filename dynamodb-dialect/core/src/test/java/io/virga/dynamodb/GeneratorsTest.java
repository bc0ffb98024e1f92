package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every strategy of {@code @GeneratedValue}, on the store's atomic counters. */
@ExtendWith(DynamoDbExtension.class)
class GeneratorsTest {

    @Entity(name = "Sequenced")
    static class Sequenced {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq")
        @SequenceGenerator(name = "seq", initialValue = 100, allocationSize = 10)
        Long id;
    }

    @Entity(name = "Tabled")
    static class Tabled {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "tab")
        @TableGenerator(
                name = "tab",
                table = "ids",
                pkColumnName = "kind",
                valueColumnName = "next",
                pkColumnValue = "tab#led",
                initialValue = 1000,
                allocationSize = 5)
        Integer id;
    }

    @Entity(name = "TabledByDefault")
    static class TabledByDefault {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        Long id;
    }

    @Entity(name = "Counted")
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;

        Counted() {}

        Counted(String name) {
            this.name = name;
        }
    }

    @Entity(name = "CountedAndStamped")
    static class CountedAndStamped {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        int id;

        @CurrentTimestamp(event = EventType.INSERT)
        Instant created;
    }

    @Entity(name = "Animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Animal {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "Dog")
    static class Dog extends Animal {
        String breed;
    }

    @Entity(name = "Random")
    static class Random {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;
    }

    @Entity(name = "RandomText")
    static class RandomText {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;
    }

    @Entity(name = "TimeOrdered")
    static class TimeOrdered {
        @Id
        @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
        UUID id;
    }

    @Entity(name = "AutoNumber")
    static class AutoNumber {
        @Id
        @GeneratedValue
        long id;
    }

    @Entity(name = "AutoUuid")
    static class AutoUuid {
        @Id
        @GeneratedValue
        UUID id;
    }

    private static final List<Class<?>> ENTITIES = List.of(
            Sequenced.class,
            Tabled.class,
            TabledByDefault.class,
            Counted.class,
            CountedAndStamped.class,
            Animal.class,
            Dog.class,
            Random.class,
            RandomText.class,
            TimeOrdered.class,
            AutoNumber.class,
            AutoUuid.class);

    private static OrderSystem system;
    private static DynamoServer dynamo;

    @BeforeAll
    static void start(DynamoServer server) {
        dynamo = server;
        system = OrderSystem.start(server, "generators", ENTITIES);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    private static <T> List<T> persisted(int count, Supplier<T> maker) {
        return system.call(em -> {
            var all = new ArrayList<T>();
            for (int i = 0; i < count; i++) {
                var entity = maker.get();
                em.persist(entity);
                all.add(entity);
            }
            return all;
        });
    }

    private static <T> T found(Class<T> type, Object id) {
        return system.call(em -> em.find(type, id));
    }

    @Test
    void a_sequence_is_asked_once_for_a_pool_of_ids() {
        system.requests();
        var ids = persisted(12, Sequenced::new).stream().map(s -> s.id).toList();
        assertThat(ids).startsWith(100L, 101L, 102L).endsWith(110L, 111L);
        // the first two calls find the bounds of the first pool, the third is the next pool
        assertThat(system.requests()).filteredOn("UpdateItem"::equals).hasSizeLessThanOrEqualTo(3);
        assertThat(found(Sequenced.class, 111L)).isNotNull();
    }

    @Test
    void a_table_generator_is_two_requests_for_a_pool_of_ids() {
        var ids = persisted(7, Tabled::new).stream().map(t -> t.id).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids.get(0)).isGreaterThan(1000);
        assertThat(ids.get(6)).isEqualTo(ids.get(0) + 6);
        assertThat(found(Tabled.class, ids.get(6))).isNotNull();
        system.requests();
        persisted(5, Tabled::new);
        assertThat(system.requests()).containsExactly("GetItem", "UpdateItem", "TransactWriteItems");
        assertThat(persisted(1, TabledByDefault::new).get(0).id).isEqualTo(1);
    }

    @Test
    void native_sql_of_the_same_form_is_no_table_generator() {
        system.requests();
        assertThatThrownBy(() -> insert("Other")).rootCause().hasMessageContaining("NATIVE_SQL");
        assertThat(system.requests()).isEmpty();

        assertThat(insert("Counted")).isEqualTo(1);
        assertThat(system.requests()).containsExactly("PutItem");
        assertThat(system.<String>call(em -> em.find(Counted.class, 4711L).name))
                .isEqualTo("x");
    }

    private static int insert(String table) {
        return system.call(em -> em.createNativeQuery("insert into " + table + " (name, id) values (?,?)")
                .setParameter(1, "x")
                .setParameter(2, 4711L)
                .executeUpdate());
    }

    @Test
    void a_table_generator_of_another_session_factory_goes_on_where_the_first_was() {
        var first = persisted(1, Tabled::new).get(0).id;
        try (var other = OrderSystem.start(dynamo, "generators", ENTITIES)) {
            var second = other.call(em -> {
                var tabled = new Tabled();
                em.persist(tabled);
                return tabled.id;
            });
            assertThat(second).isGreaterThan(first).isLessThan(first + 10);
        }
    }

    @Test
    void an_identity_is_there_after_persist() {
        system.run(em -> {
            var counted = new Counted("a");
            em.persist(counted);
            assertThat(counted.id).isPositive();
            var next = new Counted("b");
            em.persist(next);
            assertThat(next.id).isEqualTo(counted.id + 1);
            counted.name = "changed";
        });
        var names = system.call(em -> em.createQuery("select c.name from Counted c order by c.id", String.class)
                .getResultList());
        assertThat(names).contains("changed", "b");
    }

    @Test
    void an_identity_costs_one_counter_and_the_row() {
        system.requests();
        persisted(2, () -> new Counted("x"));
        assertThat(system.requests()).containsExactly("UpdateItem", "UpdateItem", "TransactWriteItems");
    }

    @Test
    void a_number_that_was_rolled_back_is_not_given_again() {
        var lost = new Counted("lost");
        try (var em = system.factory().createEntityManager()) {
            em.getTransaction().begin();
            em.persist(lost);
            em.getTransaction().rollback();
        }
        assertThat(persisted(1, () -> new Counted("next")).get(0).id).isGreaterThan(lost.id);
        assertThat(found(Counted.class, lost.id)).isNull();
    }

    @Test
    void identities_of_eight_threads_are_all_different() throws Exception {
        var tasks = Collections.<Callable<List<Long>>>nCopies(8, () -> {
            var ids = new ArrayList<Long>();
            for (int i = 0; i < 5; i++) {
                ids.add(persisted(1, () -> new Counted("t")).get(0).id);
                ids.add(-(long) persisted(1, Tabled::new).get(0).id);
            }
            return ids;
        });
        var pool = Executors.newFixedThreadPool(8);
        try {
            Set<Long> all = new HashSet<>();
            for (var result : pool.invokeAll(tasks)) {
                all.addAll(result.get());
            }
            assertThat(all).hasSize(80);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void an_identity_of_a_joined_hierarchy_and_one_beside_a_value_of_the_database() {
        var dog = persisted(1, Dog::new).get(0);
        assertThat(dog.id).isPositive();
        assertThat(found(Animal.class, dog.id)).isInstanceOf(Dog.class);
        var before = Instant.now().minusSeconds(1);
        var stamped = persisted(1, CountedAndStamped::new).get(0);
        assertThat(stamped.id).isPositive();
        assertThat(stamped.created).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(found(CountedAndStamped.class, stamped.id).created).isEqualTo(stamped.created);
    }

    @Test
    void stateless_sessions_get_identities_too() {
        var sessions = system.factory().unwrap(org.hibernate.SessionFactory.class);
        var counted = new Counted("stateless");
        sessions.inStatelessTransaction(session -> session.insert(counted));
        assertThat(found(Counted.class, counted.id).name).isEqualTo("stateless");
    }

    @Test
    void rows_inserted_by_a_query_get_identities_too() {
        var first = persisted(1, () -> new Counted("copied")).get(0);
        int count = system.call(
                em -> em.createQuery("insert into Counted (name) select c.name from Counted c where c.id = :id")
                        .setParameter("id", first.id)
                        .executeUpdate());
        assertThat(count).isEqualTo(1);
        system.run(em -> assertThat(em.createQuery("select c.id from Counted c where c.name = 'copied'", Long.class)
                        .getResultList())
                .hasSize(2)
                .contains(first.id));
    }

    @Test
    void uuids_random_and_time_ordered() {
        assertThat(persisted(1, Random::new).get(0).id.version()).isEqualTo(4);
        assertThat(UUID.fromString(persisted(1, RandomText::new).get(0).id).version())
                .isEqualTo(4);
        var ordered = persisted(50, TimeOrdered::new).stream().map(t -> t.id).toList();
        assertThat(ordered).allMatch(id -> id.version() == 7).doesNotHaveDuplicates();
        assertThat(ordered.stream().map(UUID::toString)).isSorted();
        assertThat(found(TimeOrdered.class, ordered.get(7))).isNotNull();
    }

    @Test
    void generated_uuids_rise_with_time_by_a_setting() {
        try (var other = OrderSystem.start(dynamo, "generators", ENTITIES, "uuid=time-ordered")) {
            other.run(em -> {
                var random = new Random();
                var text = new RandomText();
                var auto = new AutoUuid();
                List.of(random, text, auto).forEach(em::persist);
                assertThat(List.of(random.id, UUID.fromString(text.id), auto.id))
                        .allMatch(id -> id.version() == 7)
                        .isSortedAccordingTo(java.util.Comparator.comparing(UUID::toString));
            });
        }
    }

    @Entity(name = "Growing")
    static class GrowingBefore {
        @Id
        @GeneratedValue(generator = "growing")
        @SequenceGenerator(name = "growing", allocationSize = 2)
        Long id;
    }

    @Entity(name = "Growing")
    static class GrowingAfter {
        @Id
        @GeneratedValue(generator = "growing")
        @SequenceGenerator(name = "growing", allocationSize = 20)
        Long id;
    }

    @Test
    void a_larger_allocation_size_gives_nobody_the_ids_of_another() {
        var ids = new ArrayList<Long>();
        try (var before = OrderSystem.start(dynamo, "growing", List.of(GrowingBefore.class))) {
            for (int i = 0; i < 5; i++) {
                before.run(em -> {
                    var entity = new GrowingBefore();
                    em.persist(entity);
                    ids.add(entity.id);
                });
            }
            assertThatThrownBy(() -> validated(GrowingAfter.class))
                    .rootCause()
                    .hasMessageContainingAll("SEQUENCE_DIFFERS", "counts by 2", "takes 20", "action=update");
            try (var after = OrderSystem.start(dynamo, "growing", List.of(GrowingAfter.class))) {
                for (int i = 0; i < 25; i++) {
                    after.run(em -> {
                        var entity = new GrowingAfter();
                        em.persist(entity);
                        ids.add(entity.id);
                    });
                    before.run(em -> {
                        var entity = new GrowingBefore();
                        em.persist(entity);
                        ids.add(entity.id);
                    });
                }
            }
        }
        assertThat(ids).hasSize(55).doesNotHaveDuplicates();
        validated(GrowingAfter.class);
    }

    private static void validated(Class<?> entity) {
        new HibernatePersistenceConfiguration("validated")
                .property("jakarta.persistence.jdbc.url", dynamo.jdbcUrl("growing"))
                .property("hibernate.hbm2ddl.auto", "validate")
                .managedClass(entity)
                .createEntityManagerFactory()
                .close();
    }

    @Test
    void auto_is_a_sequence_or_a_uuid() {
        assertThat(persisted(3, AutoNumber::new)).extracting(a -> a.id).doesNotHaveDuplicates();
        assertThat(persisted(1, AutoUuid::new).get(0).id).isNotNull();
    }
}
