package io.virga.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.model.Customer;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;

/** What holds under JTA, however a pool enlists the connections. */
final class JtaCases {

    private JtaCases() {}

    static void oneTransactionAndARollbackThatSendsNothing(JtaUnit unit) throws Exception {
        unit.run(em -> {
            em.find(Customer.class, 1L).setName("Anna");
            em.find(Customer.class, 2L).setName("Bobby");
        });
        assertThat(unit.log().operations()).containsExactly("GetItem", "GetItem", "TransactWriteItems");
        unit.log().clear();
        unit.manager().begin();
        var em = unit.factory().createEntityManager();
        em.find(Customer.class, 1L).setName("nobody");
        em.flush();
        unit.manager().rollback();
        em.close();
        assertThat(unit.log().operations()).containsExactly("GetItem");
        assertThat(unit.nameOf(1)).isEqualTo("Anna");
    }

    static void aStaleRowIsAnOptimisticLockFailure(JtaUnit unit) throws Exception {
        var problem = unit.attempt(em -> {
            em.find(Customer.class, 1L).setName("late");
            em.find(Customer.class, 2L).setName("also late");
            var suspended = unit.suspend();
            unit.run(other -> other.find(Customer.class, 1L).setName("early"));
            unit.resume(suspended);
        });
        assertThat(problem).isInstanceOf(RollbackException.class).hasCauseInstanceOf(OptimisticLockException.class);
        assertThat(unit.nameOf(1)).isEqualTo("early");
        assertThat(unit.nameOf(2)).isEqualTo("Bob");
    }
}
