package io.virga.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.suite.model.Address;
import io.virga.suite.model.Order;
import io.virga.suite.model.OrderLine;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.query.spi.QueryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VirgaPersistenceProviderTest {

    private static EntityManagerFactory orders;

    @BeforeAll
    static void start() {
        orders = Persistence.createEntityManagerFactory("orders");
    }

    @AfterAll
    static void stop() {
        orders.close();
    }

    @Test
    void every_entity_manager_of_a_unit_that_names_virga_is_a_unit_of_work() {
        SessionFactory factory = orders.unwrap(SessionFactory.class);
        assertUnitOfWork(orders.createEntityManager());
        assertUnitOfWork(orders.createEntityManager(Map.of()));
        assertUnitOfWork(factory.openSession());
        assertUnitOfWork(factory.withOptions().readOnly(true).autoClose(false).openSession());
        factory.inSession(VirgaPersistenceProviderTest::assertUnitOfWork);
        assertThat(factory.<Boolean>fromTransaction(UnitOfWork.class::isInstance))
                .isTrue();
        orders.runInTransaction(em -> assertThat(em).isInstanceOf(UnitOfWork.class));
        assertThat(orders.<Boolean>callInTransaction(UnitOfWork.class::isInstance))
                .isTrue();
    }

    private static void assertUnitOfWork(EntityManager em) {
        try (em) {
            assertThat(em).isInstanceOf(UnitOfWork.class);
            assertThat(em.unwrap(UnitOfWork.class)).isSameAs(em);
            assertThat(em.getEntityManagerFactory()).isSameAs(orders);
            assertThat(UnitOfWork.of(em)).isSameAs(em);
            assertThat(UnitOfWork.of(em.unwrap(SessionImplementor.class))).isSameAs(em);
        }
    }

    @Test
    void the_current_session_is_a_unit_of_work_and_always_the_same_one() {
        SessionFactory factory = orders.unwrap(SessionFactory.class);
        Session current = factory.getCurrentSession();
        current.beginTransaction();
        assertThat(current).isInstanceOf(UnitOfWork.class);
        assertThat(factory.getCurrentSession()).isSameAs(current);
        current.getTransaction().rollback();
    }

    @Test
    void several_units_have_entity_managers_of_their_own_and_another_provider_keeps_its_units() {
        try (EntityManagerFactory archive = Persistence.createEntityManagerFactory("archive");
                EntityManagerFactory plain = Persistence.createEntityManagerFactory("plain");
                EntityManager em = archive.createEntityManager();
                EntityManager hibernates = plain.createEntityManager()) {
            assertThat(em).isInstanceOf(UnitOfWork.class);
            assertThat(em.getEntityManagerFactory()).isSameAs(archive).isNotSameAs(orders);
            assertThat(hibernates).isNotInstanceOf(UnitOfWork.class);
            assertThat(new VirgaPersistenceProvider().createEntityManagerFactory("plain", null))
                    .isNull();
            assertThat(new VirgaPersistenceProvider().createEntityManagerFactory("nowhere", Map.of()))
                    .isNull();
        }
    }

    @Test
    void a_unit_is_also_chosen_by_the_property_and_without_a_name_only_when_there_is_one() {
        Map<String, String> chosen = Map.of("jakarta.persistence.provider", VirgaPersistenceProvider.class.getName());
        try (EntityManagerFactory plain = Persistence.createEntityManagerFactory("plain", chosen);
                EntityManager em = plain.createEntityManager()) {
            assertThat(em).isInstanceOf(UnitOfWork.class);
        }
        assertThatThrownBy(() -> new VirgaPersistenceProvider().createEntityManagerFactory((String) null, null))
                .hasMessageContaining("orders")
                .hasMessageContaining("archive");
    }

    @Test
    void a_unit_of_work_attaches_to_a_session_of_plain_hibernate_and_is_always_the_same_one() {
        try (EntityManagerFactory plain = Persistence.createEntityManagerFactory("plain");
                EntityManager em = plain.createEntityManager()) {
            UnitOfWork uow = UnitOfWork.of(em);
            assertThat(UnitOfWork.of(em)).isSameAs(uow);
            assertThat(uow.getEntityManagerFactory()).isSameAs(em.getEntityManagerFactory());
            em.getTransaction().begin();
            Order order = new Order(new Address("a", "b"));
            em.persist(order);
            Checkpoint checkpoint = uow.setCheckpoint();
            order.setStatus(Order.Status.SHIPPED);
            em.flush();
            uow.rollback(checkpoint).orElseThrow();
            assertThat(order.getStatus()).isEqualTo(Order.Status.OPEN);
            em.getTransaction().commit();
            assertThat(checkpoint.isOpen()).isFalse();
        }
    }

    @Test
    void a_persistence_configuration_that_names_virga_is_served_and_one_that_names_another_is_left_alone() {
        try (EntityManagerFactory factory =
                        configuration(VirgaPersistenceProvider.class.getName()).createEntityManagerFactory();
                EntityManager em = factory.createEntityManager()) {
            assertThat(em).isInstanceOf(UnitOfWork.class);
        }
        try (EntityManagerFactory factory = configuration(HibernatePersistenceProvider.class.getName())
                        .createEntityManagerFactory();
                EntityManager em = factory.createEntityManager()) {
            assertThat(em).isNotInstanceOf(UnitOfWork.class);
        }
    }

    private static PersistenceConfiguration configuration(String provider) {
        return new PersistenceConfiguration("configured")
                .provider(provider)
                .managedClass(Order.class)
                .managedClass(OrderLine.class)
                .property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:configured");
    }

    @Test
    void a_container_bootstraps_it_and_generates_a_schema() {
        ContainerUnit info = new ContainerUnit("container", "jdbc:h2:mem:container;DB_CLOSE_DELAY=-1");
        VirgaPersistenceProvider provider = new VirgaPersistenceProvider();
        provider.generateSchema(info, Map.of("jakarta.persistence.schema-generation.database.action", "create"));
        try (EntityManagerFactory factory = provider.createContainerEntityManagerFactory(info, null);
                UnitOfWork uow = (UnitOfWork) factory.createEntityManager()) {
            uow.inTransaction(t -> uow.persist(new Order(new Address("a", "b"))));
            assertThat(uow.createQuery("from Order", Order.class).getResultList())
                    .hasSize(1);
        }
        assertThat(provider.generateSchema(
                        "archive", Map.of("jakarta.persistence.schema-generation.database.action", "create")))
                .isTrue();
        assertThat(provider.generateSchema("plain", Map.of())).isFalse();
    }

    /** Stands for a dialect of ours, and keeps the hints that reach it. */
    public static class HintedDialect extends H2Dialect {
        static final List<String> HINTS = new CopyOnWriteArrayList<>();

        @Override
        public String getQueryHintString(String query, List<String> hints) {
            HINTS.addAll(hints);
            return query;
        }
    }

    @Test
    void a_hint_of_ours_reaches_a_dialect_of_ours_and_others_reach_hibernate() {
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                        "orders", Map.of("hibernate.dialect", HintedDialect.class.getName()));
                EntityManager em = factory.createEntityManager()) {
            var query = em.createQuery("from Order where total > :min", Order.class)
                    .setHint("virga.dynamodb.scan", "allow")
                    .setHint("org.hibernate.readOnly", true)
                    .setParameter("min", BigDecimal.ZERO)
                    .setMaxResults(3);
            assertThat(query.getResultList()).isEmpty();
            assertThat(HintedDialect.HINTS).containsExactly("virga.dynamodb.scan=allow");
            assertThat(query.unwrap(QueryImplementor.class).isReadOnly()).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> query.setParameter("max", 1));
        }
    }

    @Test
    void a_hint_of_ours_is_ignored_by_other_dialects() {
        try (EntityManager em = orders.createEntityManager()) {
            assertThat(em.createQuery("from Order", Order.class)
                            .setHint("virga.dynamodb.scan", "allow")
                            .getResultList())
                    .isEmpty();
            assertThat(em.createNativeQuery("select count(*) from orders", Long.class)
                            .setHint("virga.dynamodb.scan", "allow")
                            .getSingleResult())
                    .isEqualTo(0L);
        }
    }

    @Test
    void a_stateless_session_works_and_has_no_unit_of_work() {
        try (StatelessSession stateless = orders.unwrap(SessionFactory.class).openStatelessSession()) {
            stateless.beginTransaction();
            stateless.insert(new Order(new Address("a", "b")));
            stateless.getTransaction().rollback();
            assertThat(stateless).isNotInstanceOf(EntityManager.class);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UnitOfWork.of(stateless))
                    .withMessageContaining("StatelessSession")
                    .withMessageContaining("no persistence context");
        }
    }
}
