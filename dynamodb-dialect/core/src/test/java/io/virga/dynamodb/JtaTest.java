package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.JtaUnit.Witness;
import io.virga.dynamodb.internal.jdbc.DynamoDriver;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under JTA, by connections that a pool enlists as resources which cannot prepare. */
@ExtendWith(DynamoDbExtension.class)
class JtaTest {

    private JtaUnit unit;

    private void start(DynamoServer server, String settings) throws SQLException {
        unit = JtaUnit.start(server, DynamoDriver.class, settings);
    }

    @AfterEach
    void stop() {
        unit.close();
    }

    @Test
    void one_transaction_and_a_rollback_that_sends_nothing(DynamoServer server) throws Exception {
        start(server, "");
        JtaCases.oneTransactionAndARollbackThatSendsNothing(unit);
    }

    @Test
    void a_stale_row_is_an_optimistic_lock_failure(DynamoServer server) throws Exception {
        start(server, "");
        JtaCases.aStaleRowIsAnOptimisticLockFailure(unit);
    }

    /** As Envers does: its callback, registered behind ours, inserts the rows of the audit. */
    @Test
    void what_others_write_before_completion_is_in_the_same_transaction(DynamoServer server) throws Exception {
        start(server, "");
        unit.run(em -> {
            em.find(Customer.class, 1L).setName("Anna");
            em.flush();
            em.unwrap(SharedSessionContractImplementor.class)
                    .getTransactionCompletionCallbacks()
                    .registerCallback(session -> {
                        em.persist(new Customer(100, "audit of Ann", ""));
                        em.flush();
                    });
        });
        assertThat(unit.log().operations()).containsExactly("GetItem", "TransactWriteItems");
        assertThat(unit.nameOf(100)).isEqualTo("audit of Ann");
    }

    @Test
    void a_second_resource_is_refused(DynamoServer server) throws Exception {
        start(server, "");
        var witness = Witness.voting(XAResource.XA_OK);
        var problem = unit.attempt(em -> {
            unit.enlist(witness);
            em.find(Customer.class, 1L).setName("Anna");
        });
        assertThat(problem)
                .isInstanceOf(RollbackException.class)
                .hasStackTraceContaining("SECOND_RESOURCE")
                .hasStackTraceContaining("jta=last-resource");
        assertThat(witness.heard()).containsExactly("rollback");
        assertThat(unit.log().operations()).containsExactly("GetItem");
    }

    @Test
    void one_that_only_reads_may_have_others_beside_it(DynamoServer server) throws Exception {
        start(server, "");
        var witness = Witness.voting(XAResource.XA_OK);
        unit.run(em -> {
            unit.enlist(witness);
            em.find(Customer.class, 1L);
        });
        assertThat(witness.heard()).contains("commit");
    }

    @Test
    void the_last_resource_commits_when_the_others_have_prepared(DynamoServer server) throws Exception {
        start(server, "&jta=last-resource");
        var witness = Witness.voting(XAResource.XA_OK);
        unit.run(em -> {
            unit.enlist(witness);
            em.find(Customer.class, 1L).setName("Anna");
        });
        assertThat(witness.heard()).containsExactly("prepare", "commit");
        assertThat(unit.nameOf(1)).isEqualTo("Anna");
        unit.log().clear();
        var unwilling = Witness.voting(XAException.XA_RBROLLBACK);
        var problem = unit.attempt(em -> {
            unit.enlist(unwilling);
            em.find(Customer.class, 1L).setName("nobody");
        });
        assertThat(problem).isInstanceOf(RollbackException.class);
        assertThat(unit.log().operations()).containsExactly("GetItem");
        assertThat(unit.nameOf(1)).isEqualTo("Anna");
    }
}
