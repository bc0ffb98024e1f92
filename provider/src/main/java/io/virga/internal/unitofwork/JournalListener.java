package io.virga.internal.unitofwork;

import io.virga.internal.unitofwork.Journal.LoadedCollection;
import org.hibernate.LockMode;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.ClearEvent;
import org.hibernate.event.spi.ClearEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Tells the {@link Journal} of a session with open checkpoints what was written and read; has nothing to do for all other sessions. */
final class JournalListener
        implements PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PreDeleteEventListener,
                PreCollectionRecreateEventListener,
                PreCollectionUpdateEventListener,
                PreCollectionRemoveEventListener,
                PostLoadEventListener,
                ClearEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void onPostInsert(PostInsertEvent event) {
        Journal journal = journalOfWrites(event.getSession());
        if (journal != null) {
            boolean unwritten =
                    UnwrittenEntities.isUnwritten(event.getSession(), event.getEntity(), event.getPersister());
            journal.inserted(event.getEntity(), !unwritten);
        }
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        Journal journal = journalOfWrites(event.getSession());
        if (journal != null) {
            journal.updated(event.getEntity(), event.getOldState());
        }
    }

    /** Before, because afterwards the entity has no entry any more. */
    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        Journal journal = journalOfWrites(event.getSession());
        if (journal != null) {
            EntityEntry entry =
                    event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
            journal.deleting(event.getEntity(), entry == null ? null : entry.getLoadedState());
        }
        return false;
    }

    /** Also of a reference that was never loaded, of which nothing is told before. */
    @Override
    public void onPostDelete(PostDeleteEvent event) {
        Journal journal = journalOfWrites(event.getSession());
        if (journal != null) {
            journal.deleted(event.getEntity());
        }
    }

    @Override
    public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
        EventSource session = sessionOf(event);
        Journal journal = session == null ? null : journalOfWrites(session);
        if (session == null || journal == null) {
            return;
        }
        if (hasRows(persisterNow(session, event.getCollection()))) {
            journal.wrote();
        } else {
            journal.noted();
        }
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        writing(event);
    }

    @Override
    public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
        writing(event);
    }

    private static void writing(AbstractCollectionEvent event) {
        EventSource session = sessionOf(event);
        Journal journal = session == null ? null : journalOfWrites(session);
        if (session == null || journal == null) {
            return;
        }
        PersistentCollection<?> collection = event.getCollection();
        CollectionEntry entry = collection == null
                ? null
                : session.getPersistenceContextInternal().getCollectionEntry(collection);
        if (entry != null && entry.getLoadedPersister() != null && entry.getLoadedKey() != null) {
            journal.writing(
                    new LoadedCollection(
                            collection,
                            collection.getOwner(),
                            entry.getLoadedPersister(),
                            entry.getLoadedKey(),
                            entry.getSnapshot()),
                    hasRows(entry.getLoadedPersister()));
        } else {
            journal.wrote();
        }
    }

    /** Null when it is not known. */
    private static @Nullable CollectionPersister persisterNow(
            EventSource session, @Nullable PersistentCollection<?> collection) {
        CollectionEntry entry = collection == null
                ? null
                : session.getPersistenceContextInternal().getCollectionEntry(collection);
        return entry == null ? null : entry.getCurrentPersister();
    }

    /** Of an inverse collection only an index is written. */
    private static boolean hasRows(@Nullable CollectionPersister persister) {
        return persister == null || !persister.isInverse() || persister.hasIndex();
    }

    /**
     * Null of a stateless session, which has no unit of work: Hibernate makes its events of collections without a session, offers no way to ask for
     * one, and fails in the getter.
     */
    private static @Nullable EventSource sessionOf(AbstractCollectionEvent event) {
        try {
            return event.getSession();
        } catch (NullPointerException stateless) {
            return null;
        }
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        Checkpoints checkpoints = UnitOfWorkExtension.openIn(event.getSession());
        if (checkpoints == null) {
            return;
        }
        EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
        if (entry != null
                && entry.getLockMode() == LockMode.PESSIMISTIC_FORCE_INCREMENT
                && entry.getPersister().isVersioned()) {
            checkpoints.journal().readAndWritten(event.getEntity());
        } else {
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

    /** Null when no checkpoint is open: then it is enough to know that the transaction has written. */
    private static @Nullable Journal journalOfWrites(SharedSessionContractImplementor session) {
        UnitOfWorkExtension extension = session.getExtension(UnitOfWorkExtension.class);
        return extension == null ? null : extension.wrote();
    }
}
