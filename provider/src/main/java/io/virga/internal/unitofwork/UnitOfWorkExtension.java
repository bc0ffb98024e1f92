package io.virga.internal.unitofwork;

import io.virga.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.hibernate.SessionFactory;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/** What each Hibernate session carries for us: nothing, until somebody asks for its unit of work. */
public final class UnitOfWorkExtension implements Extension {

    private final SharedSessionContractImplementor session;
    private @Nullable SessionFactoryImplementor factory;
    private @Nullable UnitOfWorkSession unitOfWork;
    private @Nullable Checkpoints checkpoints;

    UnitOfWorkExtension(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /** See {@link UnitOfWork#of}. */
    public static UnitOfWork unitOfWork(EntityManager entityManager) {
        if (entityManager instanceof UnitOfWork unitOfWork) {
            return unitOfWork;
        }
        try {
            return of(entityManager.unwrap(SessionImplementor.class)).unitOfWork();
        } catch (PersistenceException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "A unit of work needs a Hibernate session, and "
                            + entityManager.getClass().getName()
                            + " does not unwrap to one. Use Hibernate ORM 7.4 or Virga's provider.",
                    e);
        }
    }

    /** The unit of work of a session that this factory has opened. */
    public static UnitOfWorkSession unitOfWork(SessionImplementor session, SessionFactoryImplementor openedBy) {
        UnitOfWorkExtension extension = of(session);
        if (extension.unitOfWork == null) {
            extension.factory = openedBy;
        }
        return extension.unitOfWork();
    }

    private static UnitOfWorkExtension of(SharedSessionContractImplementor session) {
        UnitOfWorkExtension extension = session.getExtension(UnitOfWorkExtension.class);
        if (extension == null) {
            throw new IllegalArgumentException(
                    "This session was opened without Virga on the class path of its factory. Add virga-provider to the class path that "
                            + SessionFactory.class.getSimpleName() + " was built with.");
        }
        return extension;
    }

    private UnitOfWorkSession unitOfWork() {
        if (unitOfWork == null) {
            SessionImplementor own = (SessionImplementor) session;
            unitOfWork = new UnitOfWorkSession(own, factory == null ? own.getFactory() : factory, this);
        }
        return unitOfWork;
    }

    /** Made when it is first asked for. */
    Checkpoints checkpoints() {
        if (checkpoints == null) {
            checkpoints = new Checkpoints(session.asEventSource());
        }
        return checkpoints;
    }

    /** The checkpoints of a session that has open ones; null for all others. */
    static @Nullable Checkpoints openIn(SharedSessionContractImplementor session) {
        UnitOfWorkExtension extension = session.getExtension(UnitOfWorkExtension.class);
        return extension != null && extension.checkpoints != null && extension.checkpoints.isOpen()
                ? extension.checkpoints
                : null;
    }
}
