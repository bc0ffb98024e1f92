package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.OutcomeUnknown;
import io.virga.dynamodb.internal.exec.PartialCommit;
import io.virga.dynamodb.internal.model.Refusal;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The part that a connection has in a transaction of a transaction manager: one branch at a time, of one phase.
 *
 * @see io.virga.dynamodb.DynamoXaDataSource
 * @see <a href="https://pubs.opengroup.org/onlinepubs/009680699/toc.pdf">Distributed TP: The XA Specification</a>, chapter 6, State Tables
 */
final class XaBranch implements XAResource {

    private final DynamoConnection connection;
    private @Nullable Xid branch;
    /** Whether the connection works for the branch now. */
    private boolean associated;
    /** What was committed though the transaction manager rolls back, until it says that it has heard. */
    private @Nullable Xid heuristic;

    private boolean wasAutoCommit = true;

    XaBranch(DynamoConnection connection) {
        this.connection = connection;
    }

    /** Whether the transaction manager has begun a branch and not ended it yet. */
    boolean isOpen() {
        return branch != null;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        if (flags == TMNOFLAGS) {
            begin(xid);
        } else {
            check(xid);
            if (associated) {
                throw problem(XAException.XAER_PROTO, "the connection works for the branch already");
            }
        }
        associated = true;
    }

    private void begin(Xid xid) throws XAException {
        if (branch != null) {
            throw problem(
                    branch.equals(xid) ? XAException.XAER_DUPID : XAException.XAER_PROTO,
                    "the connection has a branch, and it has not ended");
        }
        if (connection.work().mark() > 0) {
            throw problem(XAException.XAER_OUTSIDE, "the connection has writes of a transaction of its own");
        }
        try {
            wasAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw problem(XAException.XAER_RMFAIL, e);
        }
        branch = xid;
    }

    /** {@code TMFAIL} too only ends the association: the rollback comes from the transaction manager. */
    @Override
    public void end(Xid xid, int flags) throws XAException {
        check(xid);
        if (!associated) {
            throw problem(XAException.XAER_PROTO, "the connection does not work for the branch");
        }
        associated = false;
    }

    /**
     * Asked only where there is a second resource.
     *
     * @return {@code XA_RDONLY} where nothing was written; {@code XA_OK} where it was sent before completion
     */
    @Override
    public int prepare(Xid xid) throws XAException {
        check(xid);
        if (connection.work().mark() > 0) {
            var refusal = Refusal.notSupported(
                    "SECOND_RESOURCE",
                    "the transaction has a second resource, and DynamoDB cannot prepare a commit",
                    "XAResource.prepare",
                    "Use a transaction of its own for DynamoDB, or the driver with jta=last-resource.");
            finish();
            throw problem(XAException.XA_RBROLLBACK, refusal);
        }
        if (connection.isSent()) {
            return XA_OK;
        }
        finish();
        return XA_RDONLY;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        check(xid);
        try {
            connection.commit();
        } catch (SQLException e) {
            throw problem(code(e), e);
        } finally {
            finish();
        }
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        check(xid);
        boolean sent = connection.isSent();
        finish();
        if (sent) {
            heuristic = xid;
            throw problem(
                    XAException.XA_HEURCOM,
                    "SECOND_RESOURCE: the transaction is rolled back, and its writes to DynamoDB were sent before completion");
        }
    }

    @Override
    public void forget(Xid xid) throws XAException {
        if (!xid.equals(heuristic)) {
            throw problem(XAException.XAER_NOTA, "nothing of the branch was decided without the transaction manager");
        }
        heuristic = null;
    }

    /** None: a connection that is gone has sent nothing, or all. */
    @Override
    public Xid[] recover(int flag) {
        return new Xid[0];
    }

    /** Each connection keeps its own writes: no other can join its branch. */
    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    /** A branch waits as long as its transaction does. */
    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }

    private void check(Xid xid) throws XAException {
        if (branch == null || !branch.equals(xid)) {
            throw problem(XAException.XAER_NOTA, "the connection has no such branch");
        }
    }

    /** What is left is forgotten; the connection is as it was before the branch. */
    private void finish() throws XAException {
        branch = null;
        associated = false;
        try {
            connection.rollback();
            connection.setAutoCommit(wasAutoCommit);
        } catch (SQLException e) {
            throw problem(XAException.XAER_RMFAIL, e);
        }
    }

    /** As the transaction manager has to understand why writes that were sent in the one phase failed. */
    private static int code(SQLException problem) {
        if (problem.getCause() instanceof OutcomeUnknown) {
            return XAException.XA_HEURHAZ;
        }
        if (problem.getCause() instanceof PartialCommit) {
            return XAException.XA_HEURMIX;
        }
        var state = problem.getSQLState() == null ? "" : problem.getSQLState();
        if (state.startsWith("23")) {
            return XAException.XA_RBINTEGRITY;
        }
        return state.startsWith("40") ? XAException.XA_RBTRANSIENT : XAException.XA_RBROLLBACK;
    }

    private static XAException problem(int code, Throwable cause) {
        var problem = problem(code, String.valueOf(cause.getMessage()));
        problem.initCause(cause);
        return problem;
    }

    private static XAException problem(int code, String message) {
        var problem = new XAException(message);
        problem.errorCode = code;
        return problem;
    }
}
