package io.virga.internal.unitofwork;

import java.util.List;
import org.hibernate.action.internal.EntityInsertAction;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate inserts a new entity with the values it had when it was persisted, and updates it afterwards. So a value that made an insert fail would fail
 * again, however it was mended: after a failed write the pending inserts take the values of now.
 */
final class RenewedInserts implements FlushEventListener, AutoFlushEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onFlush(FlushEvent event) {
        UnitOfWorkExtension.renewInserts(event.getSession());
    }

    @Override
    public void onAutoFlush(AutoFlushEvent event) {
        UnitOfWorkExtension.renewInserts(event.getSession());
    }

    static void in(EventSource session) {
        List<QueuedAction> queue = ActionQueueReader.read(session.getActionQueue());
        if (queue.stream().noneMatch(action -> isOutdated(action))) {
            return;
        }
        PersistenceContextEditor editor = new PersistenceContextEditor(session);
        session.getActionQueue().clear();
        for (QueuedAction action : queue) {
            if (action instanceof QueuedAction.Insert insert) {
                Object entity = insert.action().getInstance();
                EntityPersister persister = insert.action().getPersister();
                editor.forget(entity);
                editor.queueInsert(entity, persister, new QueuedAction.Insert(insert.action(), values(insert)));
            }
        }
        for (QueuedAction action : queue) {
            if (action instanceof QueuedAction.Delete delete) {
                Object entity = delete.action().getInstance();
                if (entity != null) {
                    editor.markRemoved(entity, delete.action().getState());
                }
                editor.queueDelete(delete, delete.action().getVersion());
            } else if (action instanceof QueuedAction.RemoveCollection removal) {
                session.getActionQueue().addAction(removal.action());
            }
        }
    }

    private static boolean isOutdated(QueuedAction action) {
        return action instanceof QueuedAction.Insert insert
                && insert.action() instanceof EntityInsertAction
                && AttributeValues.differ(
                        insert.action().getPersister().getPropertyTypes(),
                        insert.action().getPersister().getValues(insert.action().getInstance()),
                        insert.state());
    }

    private static @Nullable Object[] values(QueuedAction.Insert insert) {
        EntityPersister persister = insert.action().getPersister();
        return AttributeValues.copy(
                persister, persister.getValues(insert.action().getInstance()));
    }
}
