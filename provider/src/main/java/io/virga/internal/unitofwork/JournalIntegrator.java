package io.virga.internal.unitofwork;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/** Registers the listeners of this package with every session factory; found by Hibernate as a service. */
public final class JournalIntegrator implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext bootstrapContext, SessionFactoryImplementor factory) {
        JournalListener listener = new JournalListener();
        var registry = factory.getEventListenerRegistry();
        registry.appendListeners(EventType.POST_INSERT, listener);
        registry.appendListeners(EventType.POST_UPDATE, listener);
        registry.appendListeners(EventType.PRE_DELETE, listener);
        registry.appendListeners(EventType.POST_DELETE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_RECREATE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_REMOVE, listener);
        registry.appendListeners(EventType.POST_LOAD, listener);
        registry.appendListeners(EventType.CLEAR, listener);
        registry.prependListeners(EventType.LOCK, new ForcedVersions.Before());
        registry.appendListeners(EventType.LOCK, new ForcedVersions.After());
        registry.prependListeners(EventType.LOAD, new ForcedVersions.Before());
        registry.appendListeners(EventType.LOAD, new ForcedVersions.After());
        UnwrittenEntities unwritten = new UnwrittenEntities();
        registry.appendListeners(EventType.PRE_INSERT, unwritten);
        registry.appendListeners(EventType.PRE_DELETE, unwritten);
        registry.prependListeners(EventType.FLUSH, new RenewedInserts());
        registry.prependListeners(EventType.AUTO_FLUSH, new RenewedInserts());
    }
}
