package io.virga.quarkus.dynamodb.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusExtensionTest;
import io.virga.quarkus.dynamodb.several.archive.Copy;
import io.virga.quarkus.dynamodb.several.ledger.Posting;
import io.virga.quarkus.dynamodb.several.stock.Item;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three persistence units: two on DynamoDB, of which one may commit last, and one on a database that can prepare. */
class SeveralDatabasesTest {

    @RegisterExtension
    static final QuarkusExtensionTest APPLICATION = new QuarkusExtensionTest()
            .withApplicationRoot(jar -> jar.addClasses(Item.class, Posting.class, Copy.class))
            .overrideConfigKey("quarkus.transaction-manager.object-store.directory", "target/ObjectStore")
            .overrideConfigKey("quarkus.datasource.db-kind", "dynamodb")
            .overrideConfigKey("quarkus.virga.dynamodb.table", "stock")
            .overrideConfigKey("quarkus.hibernate-orm.packages", Item.class.getPackageName())
            .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "update")
            .overrideConfigKey("quarkus.datasource.ledger.db-kind", "dynamodb")
            .overrideConfigKey("quarkus.virga.dynamodb.ledger.table", "ledger")
            .overrideConfigKey("quarkus.virga.dynamodb.ledger.jta", "last-resource")
            .overrideConfigKey("quarkus.hibernate-orm.ledger.datasource", "ledger")
            .overrideConfigKey("quarkus.hibernate-orm.ledger.packages", Posting.class.getPackageName())
            .overrideConfigKey("quarkus.hibernate-orm.ledger.schema-management.strategy", "update")
            .overrideConfigKey("quarkus.datasource.archive.db-kind", "other")
            .overrideConfigKey("quarkus.datasource.archive.jdbc.driver", "org.h2.jdbcx.JdbcDataSource")
            .overrideConfigKey("quarkus.datasource.archive.jdbc.transactions", "xa")
            .overrideConfigKey("quarkus.datasource.archive.jdbc.url", "jdbc:h2:mem:archive;DB_CLOSE_DELAY=-1")
            .overrideConfigKey("quarkus.hibernate-orm.archive.datasource", "archive")
            .overrideConfigKey("quarkus.hibernate-orm.archive.dialect", "org.hibernate.dialect.H2Dialect")
            .overrideConfigKey("quarkus.hibernate-orm.archive.packages", Copy.class.getPackageName())
            .overrideConfigKey("quarkus.hibernate-orm.archive.schema-management.strategy", "drop-and-create");

    @Inject
    EntityManager stock;

    @Inject
    @PersistenceUnit("ledger")
    EntityManager ledger;

    @Inject
    @PersistenceUnit("archive")
    EntityManager archive;

    private String id;

    @BeforeEach
    void newId() {
        id = UUID.randomUUID().toString();
    }

    @Test
    void each_unit_has_its_database() {
        QuarkusTransaction.requiringNew().run(() -> stock.persist(new Item(id, 1)));
        QuarkusTransaction.requiringNew().run(() -> ledger.persist(new Posting(id, 2)));
        QuarkusTransaction.requiringNew().run(() -> archive.persist(new Copy(id, 3)));

        assertThat(stored(stock, Item.class).amount).isEqualTo(1);
        assertThat(stored(ledger, Posting.class).amount).isEqualTo(2);
        assertThat(stored(archive, Copy.class).amount).isEqualTo(3);
    }

    @Test
    void a_second_resource_is_refused_and_neither_is_written() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    archive.persist(new Copy(id, 1));
                    archive.flush();
                    stock.persist(new Item(id, 1));
                }))
                .hasStackTraceContaining("SECOND_RESOURCE")
                .hasStackTraceContaining("jta=last-resource");

        assertThat(stored(stock, Item.class)).isNull();
        assertThat(stored(archive, Copy.class)).isNull();
    }

    @Test
    void the_last_resource_commits_behind_one_that_can_prepare() {
        QuarkusTransaction.requiringNew().run(() -> {
            archive.persist(new Copy(id, 1));
            ledger.persist(new Posting(id, 1));
        });

        assertThat(stored(ledger, Posting.class)).isNotNull();
        assertThat(stored(archive, Copy.class)).isNotNull();
    }

    /** The insert's condition fails on the server: it is heard of at the commit, while the other database can still go back. */
    @Test
    void what_the_last_resource_refuses_rolls_the_other_back() {
        QuarkusTransaction.requiringNew().run(() -> ledger.persist(new Posting(id, 1)));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    archive.persist(new Copy(id, 1));
                    ledger.persist(new Posting(id, 2));
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(stored(ledger, Posting.class).amount).isEqualTo(1);
        assertThat(stored(archive, Copy.class)).isNull();
    }

    @Test
    void two_datasources_on_dynamodb_cannot_share_a_transaction_either() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    stock.persist(new Item(id, 1));
                    stock.flush();
                    ledger.persist(new Posting(id, 1));
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(stored(stock, Item.class)).isNull();
        assertThat(stored(ledger, Posting.class)).isNull();
    }

    private <T> T stored(EntityManager em, Class<T> type) {
        return QuarkusTransaction.requiringNew().call(() -> em.find(type, id));
    }
}
