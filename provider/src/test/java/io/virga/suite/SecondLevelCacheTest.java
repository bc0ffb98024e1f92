package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import jakarta.persistence.Cacheable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NaturalIdCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second-level caches of entities, collections, natural identifiers and queries never show undone work, and show what was kept. */
class SecondLevelCacheTest {

    /** What the three strategies have in common. */
    interface Cached {
        void fill(int id, String name);

        void name(String name);

        String name();

        Set<String> words();
    }

    @Entity(name = "ReadWrite")
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    @NaturalIdCache
    static class ReadWrite implements Cached {
        @Id
        private int id;

        @NaturalId(mutable = true)
        private String name;

        @Version
        private int version;

        @ElementCollection
        @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
        private final Set<String> words = new HashSet<>();

        @Override
        public void fill(int id, String name) {
            this.id = id;
            this.name = name;
        }

        @Override
        public void name(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> words() {
            return words;
        }
    }

    @Entity(name = "Nonstrict")
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
    @NaturalIdCache
    static class Nonstrict implements Cached {
        @Id
        private int id;

        @NaturalId(mutable = true)
        private String name;

        @ElementCollection
        @Cache(usage = CacheConcurrencyStrategy.NONSTRICT_READ_WRITE)
        private final Set<String> words = new HashSet<>();

        @Override
        public void fill(int id, String name) {
            this.id = id;
            this.name = name;
        }

        @Override
        public void name(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> words() {
            return words;
        }
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Unit unit = new Unit(
            Databases.h2(),
            Map.of(
                    "hibernate.cache.use_second_level_cache", "true",
                    "hibernate.cache.use_query_cache", "true",
                    "hibernate.cache.region.factory_class", "jcache",
                    "hibernate.javax.cache.missing_cache_strategy", "create",
                    "hibernate.cache.region_prefix", "second-level-" + NUMBER.incrementAndGet()),
            ReadWrite.class,
            Nonstrict.class);

    @AfterEach
    void close() {
        unit.close();
    }

    private static Class<? extends Cached> type(String entity) {
        return entity.equals("ReadWrite") ? ReadWrite.class : Nonstrict.class;
    }

    private static Cached one(String entity, int id, String name) {
        Cached cached = entity.equals("ReadWrite") ? new ReadWrite() : new Nonstrict();
        cached.fill(id, name);
        return cached;
    }

    private void stored(String entity) {
        unit.inTransaction(uow -> {
            Cached cached = one(entity, 1, "stored");
            cached.words().add("word");
            return uow.create(cached);
        });
        assertSeen(entity, "stored", "word"); // and so in all caches
    }

    private static List<String> query(UnitOfWork uow, String entity) {
        return uow.createSelectionQuery("select name from " + entity + " order by id", String.class)
                .setCacheable(true)
                .getResultList();
    }

    private void assertSeen(String entity, String name, String... words) {
        unit.inTransaction(uow -> {
            Cached cached = uow.find(type(entity), 1);
            assertThat(cached.name()).isEqualTo(name);
            assertThat(cached.words()).containsExactlyInAnyOrder(words);
            assertThat(uow.bySimpleNaturalId(type(entity)).getReference(name)).isSameAs(cached);
            assertThat(uow.bySimpleNaturalId(type(entity)).load("undone")).isNull();
            assertThat(query(uow, entity)).containsExactly(name);
            return null;
        });
    }

    private void undone(String entity, Consumer<UnitOfWork> work) {
        unit.inTransaction(uow -> {
            Cached cached = uow.find(type(entity), 1);
            cached.words().size();
            Checkpoint checkpoint = uow.setCheckpoint();
            work.accept(uow);
            uow.rollback(checkpoint).orElseThrow();
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWrite", "Nonstrict"})
    void an_undone_change_is_not_seen_by_others(String entity) {
        stored(entity);
        undone(entity, uow -> {
            Cached cached = uow.find(type(entity), 1);
            cached.name("undone");
            cached.words().add("undone");
            uow.flush();
            assertThat(query(uow, entity)).containsExactly("undone");
        });
        assertSeen(entity, "stored", "word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWrite", "Nonstrict"})
    void an_undone_change_that_was_cleared_and_read_again_is_not_seen_by_others(String entity) {
        stored(entity);
        undone(entity, uow -> {
            Cached cached = uow.find(type(entity), 1);
            cached.name("undone");
            cached.words().add("undone");
            uow.flush();
            uow.refresh(cached);
            uow.detach(cached);
            assertThat(uow.find(type(entity), 1).name()).isEqualTo("undone");
        });
        assertSeen(entity, "stored", "word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWrite", "Nonstrict"})
    void an_undone_new_one_is_not_seen_by_others(String entity) {
        stored(entity);
        undone(entity, uow -> {
            uow.persist(one(entity, 2, "undone"));
            uow.flush();
            assertThat(query(uow, entity)).containsExactly("stored", "undone");
        });
        assertSeen(entity, "stored", "word");
        assertThat(unit.<Boolean>inTransaction(uow -> uow.find(type(entity), 2) == null))
                .isTrue();
        assertThat(unit.factory().getCache().contains(type(entity), 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWrite", "Nonstrict"})
    void an_undone_removal_is_not_seen_by_others(String entity) {
        stored(entity);
        undone(entity, uow -> {
            uow.remove(uow.find(type(entity), 1));
            uow.flush();
            assertThat(query(uow, entity)).isEmpty();
        });
        assertSeen(entity, "stored", "word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWrite", "Nonstrict"})
    void an_undone_bulk_statement_is_not_seen_by_others(String entity) {
        stored(entity);
        undone(entity, uow -> {
            uow.createMutationQuery("update " + entity + " set name = 'undone'").executeUpdate();
            assertThat(query(uow, entity)).containsExactly("undone");
        });
        assertSeen(entity, "stored", "word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadWrite", "Nonstrict"})
    void what_is_kept_after_something_was_undone_is_seen_by_others(String entity) {
        stored(entity);
        unit.inTransaction(uow -> {
            Cached cached = uow.find(type(entity), 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            cached.name("undone");
            cached.words().clear();
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            cached.name("kept");
            cached.words().add("kept");
            Checkpoint later = uow.setCheckpoint();
            cached.name("later");
            later.flush().orElseThrow();
            uow.rollback(later).orElseThrow();
            return null;
        });
        assertSeen(entity, "kept", "word", "kept");
    }
}
