package io.virga.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.UnitOfWork;
import io.virga.spring.VirgaJpaVendorAdapter;
import io.virga.suite.model.Ticket;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Spring as applications use it: its factory bean, shared entity managers, declarative transactions and repositories. */
class SpringTest {

    private static AnnotationConfigApplicationContext spring;

    private BoxOffice office;

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableJpaRepositories(considerNestedRepositories = true)
    static class Application {

        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource("jdbc:h2:mem:spring;DB_CLOSE_DELAY=-1", "sa", "");
        }

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setManagedTypes(PersistenceManagedTypes.of(Ticket.class.getName()));
            factory.setJpaVendorAdapter(new VirgaJpaVendorAdapter());
            factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            JpaTransactionManager manager = new JpaTransactionManager(factory);
            manager.setNestedTransactionAllowed(true);
            return manager;
        }

        @Bean
        BoxOffice boxOffice(TicketRepository tickets, @Lazy BoxOffice self) {
            return new BoxOffice(tickets, self);
        }
    }

    @BeforeAll
    static void start() {
        spring = new AnnotationConfigApplicationContext(Application.class);
    }

    @AfterAll
    static void stop() {
        spring.close();
    }

    @BeforeEach
    void oneTicket() {
        office = spring.getBean(BoxOffice.class);
        TicketRepository tickets = spring.getBean(TicketRepository.class);
        tickets.deleteAll();
        tickets.save(new Ticket("A1", 10));
    }

    private static int stored(String seat) {
        return spring.getBean(TicketRepository.class)
                .findBySeat(seat)
                .orElseThrow()
                .getPrice();
    }

    private static long count() {
        return spring.getBean(TicketRepository.class).count();
    }

    @Test
    void entity_managers_are_units_of_work() {
        try (EntityManager em = spring.getBean(EntityManagerFactory.class).createEntityManager()) {
            assertThat(em).isInstanceOf(UnitOfWork.class);
        }
        assertThat(office.entityManager()).isInstanceOf(UnitOfWork.class);
    }

    @Test
    void the_injected_unit_of_work_and_that_of_the_shared_entity_manager_are_one() {
        assertThat(office.sameUnitOfWork()).isTrue();
    }

    @Test
    void a_transactional_method_commits() {
        office.price("A1", 20);
        assertThat(stored("A1")).isEqualTo(20);
    }

    @Test
    void a_checkpoint_is_rolled_back_beside_a_repository() {
        assertThat(office.tryPrice("A1", 20)).isEqualTo(20);
        assertThat(stored("A1")).isEqualTo(20);
        assertThat(count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_nested_transaction_that_fails_is_undone_alone(boolean flush) {
        assertThat(office.outer("A1", flush)).isEqualTo(11);
        assertThat(stored("A1")).isEqualTo(11);
        assertThat(count()).isOne();
    }

    @Test
    void a_nested_transaction_that_succeeds_is_committed_with_the_outer_one() {
        office.outerOfSuccess("A1");
        assertThat(stored("A1")).isEqualTo(12);
    }

    @Test
    void outside_a_transaction_there_is_no_session_that_could_keep_a_checkpoint() {
        UnitOfWork shared = UnitOfWork.of(office.unitOfWork());
        Checkpoint lost = shared.setCheckpoint();

        assertThat(lost.isOpen()).isFalse();
        assertThat(shared.rollback(lost).error())
                .map(Problem::code)
                .contains(Problem.Code.CHECKPOINT_OF_ANOTHER_UNIT_OF_WORK);
    }
}
