package io.virga.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.suite.kind.Columns;
import io.virga.suite.kind.Identifiers;
import io.virga.suite.kind.Specimen;
import io.virga.suite.kind.Versions;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a persistence context holds beside values: proxies, natural identifiers, read-only marks, tenants, filters, merged and cleared entities. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextTest {

    @Entity(name = "Coded")
    static class Coded {
        @Id
        @GeneratedValue
        private Long id;

        @NaturalId(mutable = true)
        private String code;

        protected Coded() {}

        Coded(String code) {
            this.code = code;
        }
    }

    @Entity(name = "Fixed")
    static class Fixed {
        @Id
        @GeneratedValue
        private Long id;

        @NaturalId
        private String code;

        protected Fixed() {}

        Fixed(String code) {
            this.code = code;
        }
    }

    @Entity(name = "Unchanging")
    @Immutable
    static class Unchanging {
        @Id
        private int id;

        private String name;

        protected Unchanging() {}

        Unchanging(int id) {
            this.id = id;
            this.name = "first";
        }
    }

    @Entity(name = "Owned")
    static class Owned {
        @Id
        @GeneratedValue
        private Long id;

        @TenantId
        private String tenant;

        private String name;

        protected Owned() {}

        Owned(String name) {
            this.name = name;
        }
    }

    @Entity(name = "Filtered")
    @FilterDef(name = "named", parameters = @ParamDef(name = "name", type = String.class))
    @Filter(name = "named", condition = "name = :name")
    static class Filtered {
        @Id
        @GeneratedValue
        private Long id;

        private String name;

        @ElementCollection
        private List<String> words = new ArrayList<>();

        protected Filtered() {}

        Filtered(String name) {
            this.name = name;
        }
    }

    private Unit unit;
    private Unit tenants;

    @BeforeAll
    void start() {
        unit = new Unit(
                Databases.h2(),
                Map.of(),
                Coded.class,
                Fixed.class,
                Unchanging.class,
                Filtered.class,
                Versions.OfInt.class,
                Identifiers.OfSequence.class,
                Columns.ReferenceThatMayDangle.class);
        tenants = new Unit(
                Databases.h2(),
                Map.of("hibernate.tenant_identifier_resolver", TenantOfTest.class.getName()),
                Owned.class);
    }

    @AfterAll
    void stop() {
        unit.close();
        tenants.close();
    }

    private <T extends Specimen> Object stored(T specimen) {
        return unit.inTransaction(uow -> {
                    specimen.fill(uow);
                    return uow.create(specimen);
                })
                .key();
    }

    private static void change(Specimen specimen, UnitOfWork uow) {
        specimen.changes().values().forEach(change -> change.accept(uow));
    }

    // ---- proxies

    @Test
    void a_reference_that_was_initialised_and_changed_later_is_undone_and_stays_the_same_object() {
        Object key = stored(new Versions.OfInt());
        unit.inTransaction(uow -> {
            Versions.OfInt reference = uow.getReference(Versions.OfInt.class, key);
            Checkpoint checkpoint = uow.setCheckpoint();
            assertThat(Hibernate.isInitialized(reference)).isFalse();
            change(reference, uow);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(reference.picture()).isEqualTo("first");
            assertThat(uow.getReference(Versions.OfInt.class, key)).isSameAs(reference);
            assertThat(Hibernate.unproxy(uow.find(Versions.OfInt.class, key))).isSameAs(Hibernate.unproxy(reference));
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
    }

    @Test
    void an_unread_reference_that_was_removed_comes_back() {
        Object key = stored(new Versions.OfInt());
        unit.inTransaction(uow -> {
            Versions.OfInt reference = uow.getReference(Versions.OfInt.class, key);
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(reference);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(reference.picture()).isEqualTo("first");
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
        assertThat(unit.<Boolean>inTransaction(uow -> uow.find(Versions.OfInt.class, key) != null))
                .isTrue();
    }

    @Test
    void a_reference_to_what_was_undone_is_not_found() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            Versions.OfInt specimen = new Versions.OfInt();
            specimen.fill(uow);
            uow.persist(specimen);
            Object key = specimen.key();
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            Versions.OfInt reference = uow.getReference(Versions.OfInt.class, key);
            assertThatThrownBy(reference::picture).isInstanceOf(EntityNotFoundException.class);
            return null;
        });
    }

    // ---- natural identifiers

    @Test
    void an_undone_natural_identifier_leads_nowhere_and_the_old_one_to_the_same_object() {
        unit.inTransaction(uow -> uow.create(new Coded("old")));
        for (boolean written : new boolean[] {false, true}) {
            unit.inTransaction(uow -> {
                Coded coded = uow.bySimpleNaturalId(Coded.class).load("old");
                Checkpoint checkpoint = uow.setCheckpoint();
                coded.code = "new";
                if (written) {
                    uow.flush();
                }
                assertThat(uow.bySimpleNaturalId(Coded.class).load("new")).isSameAs(coded);
                uow.rollback(checkpoint).orElseThrow();
                assertThat(uow.bySimpleNaturalId(Coded.class).load("old")).isSameAs(coded);
                assertThat(uow.bySimpleNaturalId(Coded.class).load("new")).isNull();
                return null;
            });
        }
    }

    @Test
    void the_natural_identifier_of_an_undone_new_one_is_free_again() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            Coded undone = uow.create(new Coded("free"));
            Fixed fixed = uow.create(new Fixed("free"));
            uow.flush();
            assertThat(uow.bySimpleNaturalId(Coded.class).load("free")).isSameAs(undone);
            assertThat(uow.bySimpleNaturalId(Fixed.class).load("free")).isSameAs(fixed);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.bySimpleNaturalId(Coded.class).load("free")).isNull();
            assertThat(uow.bySimpleNaturalId(Fixed.class).load("free")).isNull();
            Coded again = uow.create(new Coded("free"));
            uow.flush();
            assertThat(uow.bySimpleNaturalId(Coded.class).load("free")).isSameAs(again);
            return null;
        });
    }

    @Test
    void a_removed_one_is_found_by_its_natural_identifier_again() {
        unit.inTransaction(uow -> uow.create(new Fixed("kept")));
        unit.inTransaction(uow -> {
            Fixed fixed = uow.bySimpleNaturalId(Fixed.class).load("kept");
            Checkpoint checkpoint = uow.setCheckpoint();
            uow.remove(fixed);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.bySimpleNaturalId(Fixed.class).load("kept")).isSameAs(fixed);
            return null;
        });
    }

    // ---- read-only, immutable

    @Test
    void in_a_read_only_session_changes_are_undone_in_memory_and_never_written() {
        Object key = stored(new Versions.OfInt());
        unit.inTransaction(uow -> {
            uow.setDefaultReadOnly(true);
            Versions.OfInt specimen = uow.find(Versions.OfInt.class, key);
            Checkpoint checkpoint = uow.setCheckpoint();
            change(specimen, uow);
            assertThat(unit.writes(uow::flush)).isEmpty();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.isReadOnly(specimen)).isTrue();
            return null;
        });
        assertThat(unit.<String>inTransaction(
                        uow -> uow.find(Versions.OfInt.class, key).picture()))
                .isEqualTo("first");
    }

    @Test
    void an_immutable_entity_is_created_and_removed_and_both_are_undone() {
        unit.inTransaction(uow -> uow.create(new Unchanging(1)));
        unit.inTransaction(uow -> {
            Unchanging kept = uow.find(Unchanging.class, 1);
            Checkpoint checkpoint = uow.setCheckpoint();
            Unchanging undone = uow.create(new Unchanging(2));
            uow.remove(kept);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(kept)).isTrue();
            assertThat(uow.contains(undone)).isFalse();
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
        assertThat(unit.<List<Integer>>inTransaction(
                        uow -> uow.createSelectionQuery("select id from Unchanging", Integer.class)
                                .getResultList()))
                .containsExactly(1);
    }

    // ---- tenants and filters

    @Test
    void the_tenant_of_a_new_one_is_kept_through_an_undone_write() {
        tenants.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            Owned owned = uow.create(new Owned("one"));
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            uow.persist(owned);
            uow.flush();
            checkpoint.release();
            owned.name = "two";
            return null;
        });
        assertThat(tenants.<List<Object[]>>inTransaction(
                        uow -> uow.createSelectionQuery("select tenant, name from Owned", Object[].class)
                                .getResultList()))
                .containsExactly(new Object[] {TenantOfTest.TENANT, "two"});
    }

    @Test
    void a_filter_that_was_enabled_before_the_checkpoint_holds_after_the_rollback() {
        unit.inTransaction(uow -> {
            uow.persist(new Filtered("seen"));
            uow.persist(new Filtered("hidden"));
            return null;
        });
        unit.inTransaction(uow -> {
            uow.enableFilter("named").setParameter("name", "seen");
            Checkpoint checkpoint = uow.setCheckpoint();
            Filtered seen =
                    uow.createSelectionQuery("from Filtered", Filtered.class).getSingleResult();
            seen.words.add("undone");
            uow.persist(new Filtered("seen"));
            assertThat(uow.createSelectionQuery("from Filtered", Filtered.class).getResultList())
                    .hasSize(2);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.createSelectionQuery("from Filtered", Filtered.class).getResultList())
                    .containsExactly(seen);
            assertThat(seen.words).isEmpty();
            return null;
        });
    }

    // ---- merge, clear

    @Test
    void a_merged_new_one_is_undone() {
        unit.inTransaction(uow -> {
            Checkpoint checkpoint = uow.setCheckpoint();
            Versions.OfInt detached = new Versions.OfInt();
            detached.fill(uow);
            Versions.OfInt merged = uow.merge(detached);
            uow.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(uow.contains(merged)).isFalse();
            assertThat(uow.statistics().managed()).isZero();
            assertThat(unit.writes(uow::flush)).isEmpty();
            return null;
        });
    }

    @Test
    void clear_ends_the_checkpoints_and_a_new_one_works() {
        Object key = stored(new Versions.OfInt());
        unit.inTransaction(uow -> {
            Versions.OfInt specimen = uow.find(Versions.OfInt.class, key);
            Checkpoint ended = uow.setCheckpoint();
            change(specimen, uow);
            uow.clear();
            assertThat(ended.isOpen()).isFalse();
            assertThat(uow.rollback(ended).done()).isFalse();
            Versions.OfInt again = uow.find(Versions.OfInt.class, key);
            Checkpoint checkpoint = uow.setCheckpoint();
            change(again, uow);
            uow.rollback(checkpoint).orElseThrow();
            assertThat(again.picture()).isEqualTo("first");
            return null;
        });
    }
}
