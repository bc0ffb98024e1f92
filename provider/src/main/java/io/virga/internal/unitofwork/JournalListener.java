package io.virga.internal.unitofwork;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.ClearEvent;
import org.hibernate.event.spi.ClearEventListener;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostCollectionRemoveEvent;
import org.hibernate.event.spi.PostCollectionRemoveEventListener;
import org.hibernate.event.spi.PostCollectionUpdateEvent;
import org.hibernate.event.spi.PostCollectionUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;

/** Tells the {@link Journal} of a session with open checkpoints what was written and read; has nothing to do for all other sessions. */
final class JournalListener
        implements PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PostCollectionRecreateEventListener,
                PostCollectionUpdateEventListener,
                PostCollectionRemoveEventListener,
                PostLoadEventListener,
                ClearEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onPostInsert(PostInsertEvent event) {
        Checkpoints checkpoints = UnitOfWorkExtension.openIn(event.getSession());
        if (checkpoints != null) {
            checkpoints.journal().inserted(event.getEntity());
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        wrote(event.getSession());
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        wrote(event.getSession());
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        wrote(event.getSession());
    }

    @Override
    public void onPostUpdateCollection(PostCollectionUpdateEvent event) {
        wrote(event.getSession());
    }

    @Override
    public void onPostRemoveCollection(PostCollectionRemoveEvent event) {
        wrote(event.getSession());
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        Checkpoints checkpoints = UnitOfWorkExtension.openIn(event.getSession());
        if (checkpoints != null) {
            checkpoints.journal().read(event.getEntity());
        }
    }

    @Override
    public void onClear(ClearEvent event) {
        Checkpoints checkpoints = UnitOfWorkExtension.openIn(event.getSession());
        if (checkpoints != null) {
            checkpoints.endAll();
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private static void wrote(SharedSessionContractImplementor session) {
        Checkpoints checkpoints = UnitOfWorkExtension.openIn(session);
        if (checkpoints != null) {
            checkpoints.journal().wrote();
        }
    }
}
