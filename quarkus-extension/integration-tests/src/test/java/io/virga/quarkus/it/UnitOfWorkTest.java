package io.virga.quarkus.it;

import static io.virga.query.Conditions.eq;
import static io.virga.query.Conditions.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.virga.Checkpoint;
import io.virga.Problem;
import io.virga.UnitOfWork;
import io.virga.quarkus.it.shop.Product;
import io.virga.quarkus.it.shop.Product_;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TransactionRequiredException;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The injected unit of work, inside transactions of JTA and outside of them. */
@QuarkusTest
class UnitOfWorkTest {

    @Inject
    UnitOfWork uow;

    @Inject
    EntityManager em;

    private Long id;

    @BeforeEach
    void umbrella() {
        id = QuarkusTransaction.requiringNew()
                .call(() -> uow.create(new Product("Umbrella", new BigDecimal("20.00"), 5))
                        .getId());
    }

    @Test
    void rollback_returns_to_the_checkpoint_and_the_rest_is_committed() {
        QuarkusTransaction.requiringNew().run(() -> {
            Product product = em.find(Product.class, id);
            product.setStock(4);
            product.getLabels().add("rain");
            Checkpoint cp = uow.setCheckpoint();
            product.setStock(0);
            product.getLabels().clear();
            Product another = uow.create(new Product("Coat", BigDecimal.TEN, 1));

            assertThat(uow.rollback(cp).done()).isTrue();
            assertThat(product.getStock()).isEqualTo(4);
            assertThat(product.getLabels()).containsExactly("rain");
            assertThat(em.contains(another)).isFalse();
        });

        assertStored(4, "20.00");
    }

    @Test
    void flush_writes_the_state_as_of_the_checkpoint_and_the_rest_can_be_undone() {
        QuarkusTransaction.requiringNew().run(() -> {
            Product product = em.find(Product.class, id);
            product.setStock(4);
            Checkpoint cp = uow.setCheckpoint();
            product.setPrice(BigDecimal.ONE);

            assertThat(uow.flush(cp).done()).isTrue();
            assertThat(product.getPrice()).isEqualByComparingTo("1");
            assertWritten(4, "20.00");
            assertThat(uow.rollback(cp).done()).isTrue();
        });

        assertStored(4, "20.00");
    }

    @Test
    void what_came_after_a_flushed_checkpoint_is_written_at_commit() {
        QuarkusTransaction.requiringNew().run(() -> {
            Product product = em.find(Product.class, id);
            product.setStock(4);
            Checkpoint cp = uow.setCheckpoint();
            product.setPrice(BigDecimal.ONE);
            uow.flush(cp).orElseThrow();
        });

        assertStored(4, "1.00");
    }

    @Test
    void rollback_after_a_flush_takes_the_database_back_and_the_transaction_goes_on() {
        QuarkusTransaction.requiringNew().run(() -> {
            Product product = em.find(Product.class, id);
            product.setStock(4);
            Checkpoint cp = uow.setCheckpoint();
            product.setStock(0);
            em.flush();
            assertWritten(0, "20.00");

            uow.rollback(cp).orElseThrow();
            assertThat(product.getStock()).isEqualTo(4);
            product.setPrice(BigDecimal.ONE);
        });

        assertStored(4, "1.00");
    }

    @Test
    void nested_work_that_throws_is_undone_alone() {
        QuarkusTransaction.requiringNew().run(() -> {
            Product product = em.find(Product.class, id);
            product.setStock(4);

            assertThatThrownBy(() -> uow.runNested(u -> {
                        u.find(Product.class, id).setStock(0);
                        throw new IllegalStateException("sold out");
                    }))
                    .hasMessage("sold out");
        });

        assertStored(4, "20.00");
    }

    @Test
    void the_transaction_is_committed_by_its_manager_only() {
        QuarkusTransaction.requiringNew().run(() -> {
            em.find(Product.class, id).setStock(4);
            Checkpoint cp = uow.setCheckpoint();

            assertThat(uow.commit(cp).done()).isFalse();
        });

        assertStored(4, "20.00");
    }

    @Test
    void a_checkpoint_ends_with_its_transaction() {
        Checkpoint cp = QuarkusTransaction.requiringNew().call(uow::setCheckpoint);

        assertThat(cp.isOpen()).isFalse();
        assertThat(uow.rollback(cp).done()).isFalse();
    }

    @Test
    void without_a_transaction_the_request_has_a_unit_of_work_that_writes_nothing() {
        Product product = uow.find(Product.class, id);
        Checkpoint cp = uow.setCheckpoint();
        product.setStock(0);

        assertThat(uow.changes().modified()).hasSize(1);
        assertThat(uow.flush(cp).error()).map(Problem::code).contains(Problem.Code.NO_TRANSACTION);
        assertThat(uow.rollback(cp).done()).isTrue();
        assertThat(product.getStock()).isEqualTo(5);
        assertThatThrownBy(() -> uow.create(new Product("Coat", BigDecimal.TEN, 1)))
                .isInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void without_transaction_and_request_there_is_none() {
        CompletableFuture<Checkpoint> elsewhere = CompletableFuture.supplyAsync(uow::setCheckpoint);

        assertThatThrownBy(elsewhere::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void the_entity_manager_of_quarkus_leads_to_the_same_unit_of_work() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(UnitOfWork.of(em)).isSameAs(uow.unwrap(UnitOfWork.class));
            Checkpoint cp = uow.setCheckpoint();
            assertThat(UnitOfWork.of(em).rollback(cp).done()).isTrue();
        });
    }

    @Test
    void typed_statements_run_in_the_unit_of_work() {
        QuarkusTransaction.requiringNew().run(() -> {
            em.find(Product.class, id).setStock(17);

            assertThat(uow.select(Product.class)
                            .where(eq(Product_.id, id), gt(Product_.stock, 10))
                            .list())
                    .containsExactly(em.find(Product.class, id));
        });
    }

    /** What the open transaction has written so far: the query flushes nothing. */
    private void assertWritten(int stock, String price) {
        Object[] row = (Object[]) em.createQuery("select p.stock, p.price from Product p where p.id = :id")
                .setParameter("id", id)
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
        assertThat(row).containsExactly(stock, new BigDecimal(price));
    }

    private void assertStored(int stock, String price) {
        QuarkusTransaction.requiringNew().run(() -> assertWritten(stock, price));
    }
}
