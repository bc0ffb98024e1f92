package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.model.Refusal;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;

/** DynamoDB cannot prepare: what else takes part in a JTA transaction could fail when its writes are done. */
final class JtaResources {

    private static final boolean NARAYANA = isPresent("com.arjuna.ats.jta.transaction.Transaction");

    private JtaResources() {}

    /** @throws Refusal if the transaction manager tells of a second resource; Jakarta Transactions has no way to ask it */
    static void checkAlone(SharedSessionContractImplementor session) {
        if (!NARAYANA) {
            return;
        }
        var manager = session.getFactory()
                .getServiceRegistry()
                .requireService(JtaPlatform.class)
                .retrieveTransactionManager();
        try {
            var transaction = manager == null ? null : manager.getTransaction();
            int resources = transaction == null ? 0 : Narayana.resources(transaction);
            if (resources > 1) {
                throw Refusal.notSupported(
                        "SECOND_RESOURCE",
                        "the JTA transaction has " + resources + " resources, and DynamoDB cannot prepare a commit",
                        "jta=alone",
                        "Use a transaction of its own for DynamoDB, or set jta=last-resource and read what that means.");
            }
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction manager does not tell its transaction", e);
        }
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, JtaResources.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Loaded only where Narayana is. */
    private static final class Narayana {
        static int resources(Transaction transaction) {
            return transaction instanceof com.arjuna.ats.jta.transaction.Transaction narayana
                    ? narayana.getResources().size()
                    : 0;
        }
    }
}
