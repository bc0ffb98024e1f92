package io.virga.conformance.nativequeries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.conformance.kit.Database;
import io.virga.conformance.kit.Feature;
import io.virga.conformance.kit.Needs;
import io.virga.conformance.kit.Section;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.StoredProcedureQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Section(
        value = "3.11.12 Stored Procedures",
        entities = {Pilot.class, Plane.class})
class StoredProceduresTest {

    @BeforeEach
    void create(EntityManagerFactory factory, Database database) {
        Hiring.create(factory, database);
    }

    @Test
    @Needs(Feature.STORED_PROCEDURES)
    void with_parameters_by_position(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.createStoredProcedureQuery("hire")
                .registerStoredProcedureParameter(1, Long.class, ParameterMode.IN)
                .registerStoredProcedureParameter(2, String.class, ParameterMode.IN)
                .setParameter(1, 7L)
                .setParameter(2, "Gus")
                .execute());

        factory.runInTransaction(em -> assertThat(em.find(Pilot.class, 7L).name).isEqualTo("Gus"));
    }

    @Test
    @Needs(Feature.STORED_PROCEDURES)
    void a_named_one(EntityManagerFactory factory) {
        factory.runInTransaction(em -> em.createNamedStoredProcedureQuery("Pilot.hire")
                .setParameter(1, 8L)
                .setParameter(2, "Hal")
                .execute());

        factory.runInTransaction(em -> assertThat(em.find(Pilot.class, 8L).name).isEqualTo("Hal"));
    }

    @Test
    @Needs(Feature.STORED_PROCEDURES)
    void it_is_rolled_back_with_the_transaction(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            try {
                em.createNamedStoredProcedureQuery("Pilot.hire")
                        .setParameter(1, 9L)
                        .setParameter(2, "Ida")
                        .execute();
            } finally {
                em.getTransaction().rollback();
            }
        }
        factory.runInTransaction(em -> assertThat(em.find(Pilot.class, 9L)).isNull());
    }

    @Test
    void its_parameters_are_known_before_it_is_called(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            StoredProcedureQuery query = em.createNamedStoredProcedureQuery("Pilot.hire");
            assertThat(query.getParameters()).hasSize(2);
            assertThat(query.getParameter(1).getParameterType()).isEqualTo(Long.class);
            assertThatThrownBy(() -> query.getParameter(3)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_unknown_name_is_refused(EntityManagerFactory factory) {
        try (EntityManager em = factory.createEntityManager()) {
            assertThatThrownBy(() -> em.createNamedStoredProcedureQuery("Pilot.fire"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
