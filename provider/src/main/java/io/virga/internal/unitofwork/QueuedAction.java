package io.virga.internal.unitofwork;

import org.hibernate.action.internal.AbstractEntityInsertAction;
import org.hibernate.action.internal.CollectionRemoveAction;
import org.hibernate.action.internal.EntityDeleteAction;
import org.jspecify.annotations.Nullable;

/** An action that waited in Hibernate's action queue at the time of a capture. An executed action cannot be queued again: it is made anew. */
sealed interface QueuedAction {

    /** Hibernate's action. */
    Object action();

    /** Whether nothing became of the action between two captures. */
    default boolean sameAs(QueuedAction other) {
        return equals(other);
    }

    record Insert(
            AbstractEntityInsertAction action, @Nullable Object[] state) implements QueuedAction {
        @Override
        public boolean sameAs(QueuedAction other) {
            return other instanceof Insert insert
                    && insert.action == action
                    && EntityRecord.sameReferences(insert.state, state);
        }
    }

    /** Also the removal of an orphan, and of a reference that was never loaded: that one has no instance. */
    record Delete(EntityDeleteAction action, boolean orphan) implements QueuedAction {}

    record RemoveCollection(CollectionRemoveAction action) implements QueuedAction {}
}
