package io.virga.conformance.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Entities of the second-level cache are locked optimistically, although no session has read where their items are. */
@ExtendWith(DynamoDbExtension.class)
class CachedLocksTest {

    private static final List<Class<?>> ENTITIES = List.of(Crate.class, Box.class, Lid.class);
    private static int tables;

    @MappedSuperclass
    abstract static class Stored {
        @Id
        long id;

        @Version
        int version;

        String text;
    }

    /** Its id tells its key. */
    @Entity(name = "Crate")
    @Cacheable
    static class Crate extends Stored {}

    @MappedSuperclass
    abstract static class Contained extends Stored {
        long crate = 7;
    }

    /** A locator tells its key. */
    @Entity(name = "Box")
    @Cacheable
    @ItemKey(partition = "Crate#{crate}", sort = "Box#{id}")
    static class Box extends Contained {}

    /** An index tells its key. */
    @Entity(name = "Lid")
    @Cacheable
    @ItemKey(partition = "Crate#{crate}", sort = "Lid#{id}", locator = ItemKey.Lookup.INDEX)
    static class Lid extends Contained {}

    private EntityManagerFactory cached;
    private EntityManagerFactory other;
    private RequestLog log;

    @BeforeEach
    void start(DynamoServer server) {
        var table = "cachedlocks" + tables++;
        other = configuration(server, table).createEntityManagerFactory();
        cached = configuration(server, table)
                .sharedCacheMode(SharedCacheMode.ENABLE_SELECTIVE)
                .property("hibernate.cache.use_second_level_cache", "true")
                .property("hibernate.cache.region.factory_class", "jcache")
                .property("hibernate.javax.cache.missing_cache_strategy", "create")
                .property("hibernate.cache.region_prefix", UUID.randomUUID().toString())
                .createEntityManagerFactory();
        other.runInTransaction(em -> {
            em.persist(new Crate());
            em.persist(new Box());
            em.persist(new Lid());
        });
        for (var entity : ENTITIES) {
            cached.runInTransaction(em -> em.find(entity, 0L));
        }
        log = RequestLog.open(cached);
    }

    private static HibernatePersistenceConfiguration configuration(DynamoServer server, String table) {
        var configuration = new HibernatePersistenceConfiguration("cached")
                .property("jakarta.persistence.jdbc.url", server.jdbcUrl(table))
                .property("jakarta.persistence.schema-generation.database.action", "update");
        ENTITIES.forEach(configuration::managedClass);
        return configuration;
    }

    @AfterEach
    void stop() {
        log.close();
        cached.close();
        other.close();
    }

    private List<String> locked(Function<EntityManager, Object> find) {
        log.clear();
        cached.runInTransaction(em -> em.lock(find.apply(em), LockModeType.OPTIMISTIC));
        return log.operations();
    }

    @Test
    void only_where_the_id_does_not_tell_the_key_it_is_asked_for() {
        assertThat(locked(em -> em.find(Crate.class, 0L))).containsExactly("TransactWriteItems");
        assertThat(locked(em -> em.find(Box.class, 0L))).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        assertThat(locked(em -> em.find(Lid.class, 0L))).startsWith("Query").endsWith("TransactWriteItems");
    }

    @Test
    void what_was_changed_behind_the_cache_stops_the_commit() {
        other.runInTransaction(em -> {
            em.find(Crate.class, 0L).text = "new";
            em.find(Box.class, 0L).text = "new";
            em.find(Lid.class, 0L).text = "new";
        });
        for (var entity : ENTITIES) {
            assertThatThrownBy(() -> locked(em -> em.find(entity, 0L)))
                    .hasStackTraceContaining(OptimisticLockException.class.getSimpleName())
                    .hasStackTraceContaining(entity.getName());
        }
    }

    @Test
    void what_was_removed_behind_the_cache_stops_it_too() {
        other.runInTransaction(em -> ENTITIES.forEach(entity -> em.remove(em.find(entity, 0L))));
        for (var entity : ENTITIES) {
            assertThatThrownBy(() -> locked(em -> em.find(entity, 0L)))
                    .hasStackTraceContaining(OptimisticLockException.class.getSimpleName());
        }
    }
}
