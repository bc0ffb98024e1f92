package io.virga.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.quarkus.it.audit.Entry;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Each persistence unit has its unit of work. */
@QuarkusTest
class NamedUnitTest {

    @Inject
    @PersistenceUnit("audit")
    UnitOfWork audit;

    @Inject
    UnitOfWork shop;

    @Test
    void it_works_on_the_database_of_its_persistence_unit() {
        Long id = QuarkusTransaction.requiringNew().call(() -> {
            Entry entry = audit.create(new Entry("opened"));
            Checkpoint cp = audit.setCheckpoint();
            entry.setText("closed");
            audit.rollback(cp).orElseThrow();
            return entry.getId();
        });

        assertThat(audit.find(Entry.class, id).getText()).isEqualTo("opened");
        assertThat(audit.getEntityManagerFactory().getMetamodel().getEntities())
                .extracting(e -> e.getName())
                .containsExactly("Entry");
        assertThat(shop.getEntityManagerFactory().getMetamodel().getEntities())
                .extracting(e -> e.getName())
                .contains("Product")
                .doesNotContain("Entry");
    }

    @Test
    void a_checkpoint_of_another_unit_is_refused() {
        QuarkusTransaction.requiringNew().run(() -> {
            Checkpoint cp = audit.setCheckpoint();

            assertThat(shop.rollback(cp).done()).isFalse();
        });
    }
}
