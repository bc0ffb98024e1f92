package io.virga.dynamodb.internal.boot;

import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;

/**
 * Behind an explicit flush: where {@code flush-check} asks for it, what the commit would find is found here, where a
 * rollback to a checkpoint can still mend it.
 */
final class FlushChecks implements FlushEventListener {

    private static final StackWalker STACK = StackWalker.getInstance();

    @Override
    public void onFlush(FlushEvent event) {
        EventSource session = event.getSession();
        if (!session.isTransactionInProgress()
                || !session.getJdbcCoordinator().getLogicalConnection().isPhysicallyConnected()) {
            return;
        }
        var connection = SessionConnection.of(session);
        if (!connection.work().checksFlush() || isOfCommit()) {
            return;
        }
        session.getJdbcCoordinator().executeBatch();
        try {
            connection.work().checkFlush();
        } catch (RuntimeException problem) {
            throw WriteFailures.translated(problem, session);
        }
    }

    /**
     * Hibernate flushes before a commit by the same event, and says nowhere that it does. Seen from the stack: at worst, the
     * commit costs a read that finds what the write would have found.
     */
    private static boolean isOfCommit() {
        return STACK.walk(
                frames -> frames.anyMatch(frame -> frame.getMethodName().equals("flushBeforeTransactionCompletion")));
    }
}
