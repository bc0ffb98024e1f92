package io.virga.internal.unitofwork;

import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.persister.entity.EntityPersister;

/**
 * An entity that was created and removed again before a flush is not written: neither the insert nor the delete, both of which Hibernate would send.
 * Both actions take place but for their statements, so callbacks and the journal see what they always see. An identifier that the insert generates
 * needs the insert. Concerns only sessions that are units of work.
 */
final class UnwrittenEntities implements PreInsertEventListener, PreDeleteEventListener {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        return isUnwritten(event.getSession(), event.getEntity(), event.getPersister());
    }

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        return isUnwritten(event.getSession(), event.getEntity(), event.getPersister());
    }

    static boolean isUnwritten(SharedSessionContractImplementor session, Object entity, EntityPersister persister) {
        if (!UnitOfWorkExtension.isUnitOfWork(session) || persister.isIdentifierAssignedByInsert()) {
            return false;
        }
        EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
        return entry != null && entry.getStatus() == Status.DELETED && !entry.isExistsInDatabase();
    }
}
