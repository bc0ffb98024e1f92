package io.virga.internal.unitofwork;

import org.hibernate.action.internal.AbstractEntityInsertAction;
import org.hibernate.action.internal.CollectionRemoveAction;
import org.hibernate.action.internal.EntityDeleteAction;
import org.jspecify.annotations.Nullable;

/** An action that waited in Hibernate's action queue at the time of a capture. An executed action cannot be queued again: it is made anew. */
sealed interface QueuedAction {

    record Insert(
            AbstractEntityInsertAction action, @Nullable Object[] state) implements QueuedAction {}

    /** Also the removal of an orphan, and of a reference that was never loaded: that one has no instance. */
    record Delete(EntityDeleteAction action, boolean orphan) implements QueuedAction {}

    record RemoveCollection(CollectionRemoveAction action) implements QueuedAction {}
}
