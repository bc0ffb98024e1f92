package io.virga.internal.unitofwork;

import io.virga.UnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.EventSource;
import org.jspecify.annotations.Nullable;

/** What each Hibernate session carries for us: nothing, until somebody asks for its unit of work. */
public final class UnitOfWorkExtension implements Extension {

    private final SharedSessionContractImplementor session;
    private @Nullable SessionFactoryImplementor factory;
    private @Nullable UnitOfWorkSession unitOfWork;
    private @Nullable Checkpoints checkpoints;
    private @Nullable Transaction writtenIn;
    private boolean insertsMayBeMended;

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

    /** Remembers that the transaction in progress has written; returns the journal of a session with open checkpoints. */
    @Nullable
    Journal wrote() {
        writtenIn = session.getCurrentTransaction();
        return hasOpenCheckpoints() ? checkpoints().journal() : null;
    }

    boolean wroteInThisTransaction() {
        return writtenIn != null && writtenIn == session.getCurrentTransaction();
    }

    /** Made when it is first asked for. */
    Checkpoints checkpoints() {
        if (checkpoints == null) {
            checkpoints = new Checkpoints(session.asEventSource(), this);
        }
        return checkpoints;
    }

    /** A write failed, and what caused it may be mended in memory. */
    void writeFailed() {
        insertsMayBeMended = true;
    }

    static void renewInserts(EventSource session) {
        UnitOfWorkExtension extension = session.getExtension(UnitOfWorkExtension.class);
        if (extension != null && extension.insertsMayBeMended) {
            extension.insertsMayBeMended = false;
            RenewedInserts.in(session);
        }
    }

    boolean hasOpenCheckpoints() {
        return checkpoints != null && checkpoints.isOpen();
    }

    /** Whether somebody asked for the unit of work of this session. */
    static boolean isUnitOfWork(SharedSessionContractImplementor session) {
        UnitOfWorkExtension extension = session.getExtension(UnitOfWorkExtension.class);
        return extension != null && extension.unitOfWork != null;
    }

    /** The checkpoints of a session that has open ones; null for all others. */
    static @Nullable Checkpoints openIn(SharedSessionContractImplementor session) {
        UnitOfWorkExtension extension = session.getExtension(UnitOfWorkExtension.class);
        return extension != null && extension.checkpoints != null && extension.checkpoints.isOpen()
                ? extension.checkpoints
                : null;
    }
}
