package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virga.dynamodb.JtaUnit.Witness;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.Customer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.transaction.RollbackException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under JTA, by connections that a pool enlists as XA resources; and what such a resource answers a transaction manager, call by call. */
@ExtendWith(DynamoDbExtension.class)
class XaTest {

    private static int tables;

    private final List<AutoCloseable> open = new ArrayList<>();
    private JtaUnit unit;
    private String table;
    private DynamoXaDataSource source;

    @BeforeEach
    void start(DynamoServer server) {
        table = "xa" + tables++;
        source = new DynamoXaDataSource();
        source.setUrl(server.jdbcUrl(table));
    }

    private void startUnit(DynamoServer server) throws SQLException {
        unit = JtaUnit.start(server, DynamoXaDataSource.class, "");
        open.add(unit);
    }

    @AfterEach
    void stop() throws Exception {
        for (var resource : open) {
            resource.close();
        }
    }

    @Test
    void one_transaction_and_a_rollback_that_sends_nothing(DynamoServer server) throws Exception {
        startUnit(server);
        JtaCases.oneTransactionAndARollbackThatSendsNothing(unit);
    }

    @Test
    void the_reason_of_a_failed_commit_is_not_lost(DynamoServer server) throws Exception {
        startUnit(server);
        JtaCases.aStaleRowIsAnOptimisticLockFailure(unit);
    }

    @Test
    void a_second_resource_is_refused_where_there_are_writes(DynamoServer server) throws Exception {
        startUnit(server);
        var witness = Witness.voting(XAResource.XA_OK);
        var problem = unit.attempt(em -> {
            unit.enlist(witness);
            em.find(Customer.class, 1L).setName("Anna");
        });
        assertThat(problem).isInstanceOf(RollbackException.class).hasStackTraceContaining("SECOND_RESOURCE");
        assertThat(witness.heard()).containsExactly("rollback");
        assertThat(unit.log().operations()).containsExactly("GetItem");
    }

    @Test
    void one_that_only_reads_has_nothing_to_commit_and_others_may_write(DynamoServer server) throws Exception {
        startUnit(server);
        var witness = Witness.voting(XAResource.XA_OK);
        unit.run(em -> {
            unit.enlist(witness);
            em.find(Customer.class, 1L);
        });
        assertThat(witness.heard()).contains("commit");
        assertThat(unit.log().operations()).containsExactly("GetItem");
    }

    @Test
    void the_last_resource_is_no_xa_resource(DynamoServer server) {
        source.setUrl(server.jdbcUrl(table) + "&jta=last-resource");
        assertThatThrownBy(source::getXAConnection)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("LAST_RESOURCE")
                .hasMessageContaining("DynamoDriver");
    }

    @Test
    void a_data_source_needs_a_url() {
        assertThatThrownBy(() -> new DynamoXaDataSource().getXAConnection()).hasMessageContaining("jdbc:dynamodb:");
        source.setUrl("jdbc:h2:mem:");
        assertThatThrownBy(source::getXAConnection).hasMessageContaining("jdbc:h2:mem:");
    }

    // ---- call by call: what is written here waits for the one phase, as no session sends it before completion

    private record Branch(String name) implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return name.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    private static final Xid FIRST = new Branch("first");
    private static final Xid SECOND = new Branch("second");

    private OrderSystem orders(DynamoServer server) {
        var orders = OrderSystem.start(server, table);
        open.add(orders);
        return orders;
    }

    /** Inserts it by a session that has no transaction of its own. */
    private static void insert(OrderSystem orders, Connection connection, Customer customer) {
        try (var session = orders.factory()
                .unwrap(SessionFactory.class)
                .withStatelessOptions()
                .connection(connection)
                .openStatelessSession()) {
            session.insert(customer);
        }
    }

    private static List<String> names(OrderSystem orders) {
        return orders.call(em -> em.createQuery("select c.name from Customer c order by c.id", String.class)
                .getResultList());
    }

    private static int code(ThrowingCallable call) {
        return catchThrowableOfType(XAException.class, call).errorCode;
    }

    @Test
    void a_branch_begins_once_and_ends_once() throws Exception {
        XAConnection xa = source.getXAConnection();
        XAResource resource = xa.getXAResource();
        resource.start(FIRST, XAResource.TMNOFLAGS);
        assertThat(code(() -> resource.start(FIRST, XAResource.TMNOFLAGS))).isEqualTo(XAException.XAER_DUPID);
        assertThat(code(() -> resource.start(SECOND, XAResource.TMNOFLAGS))).isEqualTo(XAException.XAER_PROTO);
        assertThat(code(() -> resource.commit(SECOND, true))).isEqualTo(XAException.XAER_NOTA);
        resource.end(FIRST, XAResource.TMSUSPEND);
        assertThat(code(() -> resource.end(FIRST, XAResource.TMSUCCESS))).isEqualTo(XAException.XAER_PROTO);
        resource.start(FIRST, XAResource.TMRESUME);
        resource.end(FIRST, XAResource.TMSUCCESS);
        assertThat(resource.prepare(FIRST)).isEqualTo(XAResource.XA_RDONLY);
        assertThat(code(() -> resource.commit(FIRST, false))).isEqualTo(XAException.XAER_NOTA);
        assertThat(code(() -> resource.forget(FIRST))).isEqualTo(XAException.XAER_NOTA);
        assertThat(resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
                .isEmpty();
        assertThat(resource.isSameRM(source.getXAConnection().getXAResource())).isFalse();
        xa.close();
    }

    @Test
    void one_phase_sends_what_waits_and_says_why_it_cannot(DynamoServer server) throws Exception {
        OrderSystem orders = orders(server);
        XAConnection xa = source.getXAConnection();
        XAResource resource = xa.getXAResource();
        Connection connection = xa.getConnection();
        resource.start(FIRST, XAResource.TMNOFLAGS);
        insert(orders, connection, new Customer(1, "Ann", "Italy"));
        resource.end(FIRST, XAResource.TMSUCCESS);
        assertThat(names(orders)).isEmpty();
        resource.commit(FIRST, true);
        assertThat(names(orders)).containsExactly("Ann");

        resource.start(SECOND, XAResource.TMNOFLAGS);
        insert(orders, connection, new Customer(1, "again", "Italy"));
        insert(orders, connection, new Customer(2, "Bob", "Italy"));
        resource.end(SECOND, XAResource.TMSUCCESS);
        var taken = catchThrowableOfType(XAException.class, () -> resource.commit(SECOND, true));
        assertThat(taken.errorCode).isEqualTo(XAException.XA_RBINTEGRITY);
        assertThat(taken).hasMessageContaining("Customer").hasCauseInstanceOf(SQLException.class);
        assertThat(names(orders)).containsExactly("Ann");
        xa.close();
    }

    @Test
    void what_waits_cannot_be_prepared_and_is_rolled_back_by_name(DynamoServer server) throws Exception {
        OrderSystem orders = orders(server);
        XAConnection xa = source.getXAConnection();
        XAResource resource = xa.getXAResource();
        resource.start(FIRST, XAResource.TMNOFLAGS);
        insert(orders, xa.getConnection(), new Customer(1, "Ann", "Italy"));
        resource.end(FIRST, XAResource.TMSUCCESS);
        orders.requests();
        var refused = catchThrowableOfType(XAException.class, () -> resource.prepare(FIRST));
        assertThat(refused.errorCode).isEqualTo(XAException.XA_RBROLLBACK);
        assertThat(refused).hasMessageContaining("SECOND_RESOURCE").hasMessageContaining("jta=last-resource");
        assertThat(orders.requests()).isEmpty();
        resource.start(SECOND, XAResource.TMNOFLAGS); // it is free for the next one
        resource.end(SECOND, XAResource.TMFAIL);
        resource.rollback(SECOND);
        assertThat(names(orders)).isEmpty();
        xa.close();
    }

    @Test
    void a_transaction_of_its_own_is_not_taken_into_a_branch(DynamoServer server) throws Exception {
        OrderSystem orders = orders(server);
        XAConnection xa = source.getXAConnection();
        Connection connection = xa.getConnection();
        connection.setAutoCommit(false);
        insert(orders, connection, new Customer(1, "Ann", "Italy"));
        assertThat(code(() -> xa.getXAResource().start(FIRST, XAResource.TMNOFLAGS)))
                .isEqualTo(XAException.XAER_OUTSIDE);
        connection.commit();
        assertThat(names(orders)).containsExactly("Ann");
        xa.close();
    }

    /** As under a transaction manager that does not tell of its resources: the session's hook has sent the writes, and then there is a second one. */
    @Test
    void what_was_sent_before_completion_it_answers_for() throws Exception {
        XAConnection xa = source.getXAConnection();
        XAResource resource = xa.getXAResource();
        resource.start(FIRST, XAResource.TMNOFLAGS);
        xa.getConnection().unwrap(DynamoConnection.class).setSent();
        resource.end(FIRST, XAResource.TMSUCCESS);
        assertThat(resource.prepare(FIRST)).isEqualTo(XAResource.XA_OK);
        assertThat(code(() -> resource.rollback(FIRST))).isEqualTo(XAException.XA_HEURCOM);
        resource.forget(FIRST);
        assertThat(code(() -> resource.forget(FIRST))).isEqualTo(XAException.XAER_NOTA);

        resource.start(SECOND, XAResource.TMNOFLAGS);
        xa.getConnection().unwrap(DynamoConnection.class).setSent();
        resource.end(SECOND, XAResource.TMSUCCESS);
        assertThat(resource.prepare(SECOND)).isEqualTo(XAResource.XA_OK);
        resource.commit(SECOND, false);
        xa.close();
    }

    @Test
    void in_a_branch_the_transaction_is_not_the_applications() throws Exception {
        XAConnection xa = source.getXAConnection();
        Connection connection = xa.getConnection();
        assertThat(connection.getAutoCommit()).isTrue();
        xa.getXAResource().start(FIRST, XAResource.TMNOFLAGS);
        assertThat(connection.getAutoCommit()).isFalse();
        assertThatThrownBy(connection::commit).hasMessageContaining("transaction manager");
        assertThatThrownBy(connection::rollback).hasMessageContaining("transaction manager");
        assertThatThrownBy(() -> connection.setAutoCommit(true)).hasMessageContaining("transaction manager");
        connection.rollback(connection.setSavepoint());
        xa.getXAResource().end(FIRST, XAResource.TMSUCCESS);
        xa.getXAResource().rollback(FIRST);
        assertThat(connection.getAutoCommit()).isTrue();
        connection.setAutoCommit(false);
        connection.commit();
        xa.close();
    }

    @Test
    void a_handle_closes_without_the_connection() throws Exception {
        XAConnection xa = source.getXAConnection();
        List<String> heard = new ArrayList<>();
        xa.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                heard.add("closed");
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                heard.add("error");
            }
        });
        Connection first = xa.getConnection();
        first.close();
        first.close();
        assertThat(heard).containsExactly("closed");
        assertThat(first.isClosed()).isTrue();
        assertThatThrownBy(first::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("closed");
        Connection second = xa.getConnection();
        assertThat(second).isNotEqualTo(first).isEqualTo(second).hasSameHashCodeAs(second);
        assertThat(second.isValid(1)).isTrue();
        Connection third = xa.getConnection();
        assertThat(second.isClosed()).isTrue();
        assertThat(third.unwrap(DynamoConnection.class)).isNotNull();
        xa.close();
        assertThat(third.isClosed()).isTrue();
        assertThatThrownBy(xa::getConnection).hasMessageContaining("closed");
    }
}
