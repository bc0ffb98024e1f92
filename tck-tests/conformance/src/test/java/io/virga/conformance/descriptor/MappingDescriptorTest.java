package io.virga.conformance.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.conformance.kit.Queries;
import io.virga.conformance.kit.Section;
import jakarta.persistence.EntityManagerFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Section(
        value = "12 XML Object/Relational Mapping Descriptor",
        entities = {Draft.class},
        mappings = "io/virga/conformance/descriptor/parcels.xml")
class MappingDescriptorTest {

    @Test
    void a_class_without_an_annotation_is_an_entity(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Parcel parcel = new Parcel(1, 500);
            parcel.setSize(Parcel.Size.LARGE);
            parcel.getLabels().addAll(Set.of("fragile", "express"));
            em.persist(parcel);
        });

        factory.runInTransaction(em -> {
            Parcel parcel = em.find(Parcel.class, 1L);
            assertThat(parcel.getWeight()).isEqualTo(500);
            assertThat(parcel.getSize()).isEqualTo(Parcel.Size.LARGE);
            assertThat(parcel.getLabels()).containsExactlyInAnyOrder("fragile", "express");
        });
    }

    @Test
    void tables_and_columns_are_named_there(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Parcel parcel = new Parcel(1, 500);
            parcel.setSize(Parcel.Size.SMALL);
            em.persist(parcel);
        });

        factory.runInTransaction(
                em -> assertThat((Object[]) em.createNativeQuery("select parcel_no, grams, parcel_size from parcels")
                                .getSingleResult())
                        .containsExactly(1L, 500, "SMALL"));
    }

    @Test
    void what_is_transient_there_is_not_stored(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            Parcel parcel = new Parcel(1, 500);
            parcel.setSecret("x");
            em.persist(parcel);
        });

        factory.runInTransaction(
                em -> assertThat(em.find(Parcel.class, 1L).getSecret()).isNull());
    }

    @Test
    void it_overrides_annotations(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Depot(1, "Lyon")));

        factory.runInTransaction(em -> {
            assertThat(em.createNativeQuery("select depot_name from depots").getSingleResult())
                    .isEqualTo("Lyon");
            assertThat(em.find(Depot.class, 1L).getName()).isEqualTo("Lyon");
        });
    }

    @Test
    void a_relationship_between_both(EntityManagerFactory factory, Queries queries) {
        factory.runInTransaction(em -> {
            Depot depot = new Depot(1, "Lyon");
            em.persist(depot);
            Parcel parcel = new Parcel(1, 500);
            parcel.setDepot(depot);
            em.persist(parcel);
        });

        assertThat(queries.longs("select p.no from Parcel p where p.depot.name = 'Lyon'"))
                .containsExactly(1L);
        factory.runInTransaction(em -> {
            assertThat(em.find(Depot.class, 1L).getParcels()).hasSize(1);
            Parcel parcel = em.find(Parcel.class, 1L);
            parcel.setDepot(null);
        });
        factory.runInTransaction(
                em -> assertThat(em.find(Depot.class, 1L).getParcels()).isEmpty());
    }

    @Test
    void a_named_query(EntityManagerFactory factory) {
        factory.runInTransaction(em -> {
            em.persist(new Parcel(1, 500));
            em.persist(new Parcel(2, 1500));
        });

        factory.runInTransaction(em -> assertThat(em.createNamedQuery("Parcel.heavy", Parcel.class)
                        .setParameter("least", 1000)
                        .getResultList())
                .extracting(Parcel::getNo)
                .containsExactly(2L));
    }

    @Test
    void a_callback_method(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.persist(new Parcel(1, 0)));

        factory.runInTransaction(
                em -> assertThat(em.find(Parcel.class, 1L).getWeight()).isOne());
    }

    @Test
    void a_default_listener_hears_of_every_entity_that_does_not_exclude_it(EntityManagerFactory factory) {
        Ledger.entries();
        factory.runInTransaction(em -> {
            em.persist(new Depot(1, "Lyon"));
            em.persist(new Parcel(1, 500));
            em.persist(new Draft(1));
        });

        assertThat(Ledger.entries()).containsExactlyInAnyOrder("Depot", "Parcel");
    }
}
