package io.virga.conformance.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.PersistenceUnits;
import io.virga.conformance.kit.Section;
import jakarta.persistence.Cache;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Section(
        value = "3.10 Second-Level Cache",
        entities = {SecondLevelCacheTest.Hot.class, SecondLevelCacheTest.Plain.class, SecondLevelCacheTest.Cold.class})
class SecondLevelCacheTest {

    private static final List<Class<?>> ENTITIES = List.of(Hot.class, Plain.class, Cold.class);

    @ParameterizedTest
    @CsvSource({
        "ALL, true, true, true",
        "NONE, false, false, false",
        "ENABLE_SELECTIVE, true, false, false",
        "DISABLE_SELECTIVE, true, true, false"
    })
    void the_mode_chooses_what_is_cached(
            SharedCacheMode mode,
            boolean hot,
            boolean plain,
            boolean cold,
            EntityManagerFactory factory,
            Database database) {
        try (EntityManagerFactory cached = cached(factory, database, mode)) {
            stock(cached);
            for (Class<?> entity : ENTITIES) {
                cached.runInTransaction(em -> em.find(entity, 1L));
            }

            Cache cache = cached.getCache();
            assertThat(List.of(
                            cache.contains(Hot.class, 1L),
                            cache.contains(Plain.class, 1L),
                            cache.contains(Cold.class, 1L)))
                    .containsExactly(hot, plain, cold);
        }
    }

    @Test
    void what_is_cached_is_not_read_again(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            changeBehindIt(factory);

            assertThat(name(cached, Map.of())).isEqualTo("first");
        });
    }

    @Test
    void evict_an_entity_a_class_and_all(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            Cache cache = cached.getCache();
            cache.evict(Hot.class, 2L);
            assertThat(cache.contains(Hot.class, 1L)).isTrue();

            cache.evict(Hot.class, 1L);
            assertThat(cache.contains(Hot.class, 1L)).isFalse();

            name(cached, Map.of());
            cache.evict(Hot.class);
            assertThat(cache.contains(Hot.class, 1L)).isFalse();

            name(cached, Map.of());
            cache.evictAll();
            assertThat(cache.contains(Hot.class, 1L)).isFalse();

            changeBehindIt(factory);
            assertThat(name(cached, Map.of())).isEqualTo("second");
        });
    }

    @Test
    void retrieve_bypass_reads_from_the_database(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            changeBehindIt(factory);

            assertThat(name(cached, Map.of("jakarta.persistence.cache.retrieveMode", CacheRetrieveMode.BYPASS)))
                    .isEqualTo("second");
        });
    }

    @Test
    void store_refresh_brings_the_cache_up_to_date(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            changeBehindIt(factory);
            name(
                    cached,
                    Map.of(
                            "jakarta.persistence.cache.retrieveMode", CacheRetrieveMode.BYPASS,
                            "jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH));

            assertThat(name(cached, Map.of())).isEqualTo("second");
        });
    }

    @Test
    void store_bypass_leaves_the_cache_alone(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            cached.getCache().evictAll();
            name(cached, Map.of("jakarta.persistence.cache.storeMode", CacheStoreMode.BYPASS));

            assertThat(cached.getCache().contains(Hot.class, 1L)).isFalse();
        });
    }

    @Test
    void modes_as_options_and_of_a_query(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            changeBehindIt(factory);
            cached.runInTransaction(em -> assertThat(em.find(Hot.class, 1L, CacheRetrieveMode.BYPASS).name)
                    .isEqualTo("second"));
            cached.runInTransaction(em -> {
                TypedQuery<Hot> query =
                        em.createQuery("select h from Hot h", Hot.class).setCacheStoreMode(CacheStoreMode.REFRESH);
                assertThat(query.getCacheStoreMode()).isEqualTo(CacheStoreMode.REFRESH);
                assertThat(query.getSingleResult().name).isEqualTo("second");
            });

            assertThat(name(cached, Map.of())).isEqualTo("second");
        });
    }

    @Test
    void a_commit_is_seen_through_the_cache(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            cached.runInTransaction(em -> em.find(Hot.class, 1L).name = "third");
            assertThat(name(cached, Map.of())).isEqualTo("third");

            cached.runInTransaction(em -> em.remove(em.find(Hot.class, 1L)));
            cached.runInTransaction(em -> assertThat(em.find(Hot.class, 1L)).isNull());
        });
    }

    @Test
    void a_rollback_leaves_no_trace_in_it(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            try (EntityManager em = cached.createEntityManager()) {
                em.getTransaction().begin();
                em.find(Hot.class, 1L).name = "never";
                em.flush();
                em.getTransaction().rollback();
            }

            assertThat(name(cached, Map.of())).isEqualTo("first");
        });
    }

    @Test
    void a_bulk_update_is_seen_through_the_cache(EntityManagerFactory factory, Database database) {
        withCache(factory, database, cached -> {
            cached.runInTransaction(
                    em -> em.createQuery("update Hot h set h.name = 'bulk'").executeUpdate());

            assertThat(name(cached, Map.of())).isEqualTo("bulk");
        });
    }

    @Test
    void a_closed_factory_has_no_cache(EntityManagerFactory factory, Database database) {
        EntityManagerFactory closed = cached(factory, database, SharedCacheMode.ALL);
        Cache cache = closed.getCache();
        closed.close();

        assertThatThrownBy(closed::getCache).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cache.contains(Hot.class, 1L)).isInstanceOf(IllegalStateException.class);
    }

    /** Runs with a factory of which the cache holds {@code Hot} 1, named first. */
    private static void withCache(
            EntityManagerFactory factory, Database database, Consumer<EntityManagerFactory> work) {
        try (EntityManagerFactory cached = cached(factory, database, SharedCacheMode.ENABLE_SELECTIVE)) {
            stock(cached);
            assertThat(name(cached, Map.of())).isEqualTo("first");
            assertThat(cached.getCache().contains(Hot.class, 1L)).isTrue();
            work.accept(cached);
        }
    }

    private static EntityManagerFactory cached(EntityManagerFactory factory, Database database, SharedCacheMode mode) {
        return PersistenceUnits.sharing(factory, database, ENTITIES)
                .sharedCacheMode(mode)
                .property("hibernate.cache.use_second_level_cache", "true")
                .property("hibernate.cache.region.factory_class", "jcache")
                .property("hibernate.javax.cache.missing_cache_strategy", "create")
                .property("hibernate.cache.region_prefix", UUID.randomUUID().toString())
                .createEntityManagerFactory();
    }

    private static void stock(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Hot(1, "first"));
            em.persist(new Plain(1));
            em.persist(new Cold(1));
        });
    }

    /** Through another factory, of which the cached one does not know. */
    private static void changeBehindIt(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.find(Hot.class, 1L).name = "second");
    }

    private static String name(EntityManagerFactory factory, Map<String, Object> properties) {
        return factory.callInTransaction(em -> em.find(Hot.class, 1L, properties).name);
    }

    @Entity(name = "Hot")
    @Cacheable
    static class Hot {
        @Id
        Long id;

        @Version
        int version;

        String name;

        Hot() {}

        Hot(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;

        Plain() {}

        Plain(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Cold")
    @Cacheable(false)
    static class Cold {
        @Id
        Long id;

        Cold() {}

        Cold(long id) {
            this.id = id;
        }
    }
}
