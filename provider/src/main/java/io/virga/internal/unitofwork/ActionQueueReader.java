package io.virga.internal.unitofwork;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.action.internal.AbstractEntityInsertAction;
import org.hibernate.action.internal.CollectionRemoveAction;
import org.hibernate.action.internal.EntityDeleteAction;
import org.hibernate.action.internal.OrphanRemovalAction;
import org.hibernate.engine.spi.ActionQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lists what waits in an action queue. The queue shows its actions only to a stream, in {@link ActionQueue#serialize}; this stream keeps the objects
 * it is handed and writes nothing.
 */
final class ActionQueueReader extends ObjectOutputStream {

    private final List<QueuedAction> actions = new ArrayList<>();

    private ActionQueueReader() throws IOException {
        super();
    }

    static List<QueuedAction> read(ActionQueue queue) {
        if (!queue.hasAnyQueuedActions() && !queue.hasUnresolvedEntityInsertActions()) {
            return List.of();
        }
        try {
            ActionQueueReader reader = new ActionQueueReader();
            queue.serialize(reader);
            return List.copyOf(reader.actions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void writeObjectOverride(@Nullable Object object) {
        if (object instanceof AbstractEntityInsertAction insert) {
            actions.add(new QueuedAction.Insert(insert, insert.getState().clone()));
        } else if (object instanceof OrphanRemovalAction orphan) {
            actions.add(new QueuedAction.Delete(orphan, true));
        } else if (object instanceof EntityDeleteAction delete) {
            actions.add(new QueuedAction.Delete(delete, false));
        } else if (object instanceof CollectionRemoveAction removal) {
            actions.add(new QueuedAction.RemoveCollection(removal));
        }
        // Updates and the like are queued by a flush and gone at its end; what else is written are names of tables.
    }

    @Override
    public void writeBoolean(boolean value) {}

    @Override
    public void writeInt(int value) {}

    @Override
    public void writeUTF(String value) {}
}
