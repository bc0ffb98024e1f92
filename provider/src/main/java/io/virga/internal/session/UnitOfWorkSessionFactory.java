package io.virga.internal.session;

import io.virga.internal.unitofwork.UnitOfWorkExtension;
import io.virga.internal.unitofwork.UnitOfWorkSession;
import jakarta.persistence.EntityManager;
import jakarta.persistence.SynchronizationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.context.internal.ThreadLocalSessionContext;
import org.hibernate.engine.creation.spi.SessionBuilderImplementor;
import org.hibernate.engine.spi.SessionFactoryDelegatingImpl;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/** A session factory of which every session is a unit of work. Stateless sessions have no persistence context and stay what they are. */
public final class UnitOfWorkSessionFactory extends SessionFactoryDelegatingImpl {

    private static final long serialVersionUID = 1L;

    private final transient SessionFactoryImplementor hibernate;

    public UnitOfWorkSessionFactory(SessionFactoryImplementor hibernate) {
        super(hibernate);
        this.hibernate = hibernate;
    }

    UnitOfWorkSession unitOfWork(Session session) {
        return UnitOfWorkExtension.unitOfWork(session.unwrap(SessionImplementor.class), this);
    }

    @Override
    public SessionImplementor openSession() {
        return unitOfWork(hibernate.openSession());
    }

    @Override
    public SessionImplementor openTemporarySession() {
        return unitOfWork(hibernate.openTemporarySession());
    }

    @Override
    public Session getCurrentSession() {
        Session current = hibernate.getCurrentSession();
        if (!current.isOpen()) { // the thread-bound one, closed through its unit of work
            ThreadLocalSessionContext.unbind(hibernate);
            current = hibernate.getCurrentSession();
        }
        // The thread-bound one is a proxy that allows this call, and few others, before a transaction begins.
        Object session = ((SessionImplementor) current).getJdbcCoordinator().getJdbcSessionOwner();
        return UnitOfWorkExtension.unitOfWork((SessionImplementor) session, this);
    }

    @Override
    public SessionBuilderImplementor withOptions() {
        return new UnitOfWorkSessionBuilder(this, hibernate.withOptions());
    }

    @Override
    public Session createEntityManager() {
        return unitOfWork(hibernate.createEntityManager());
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared
    public Session createEntityManager(@Nullable Map properties) {
        return unitOfWork(hibernate.createEntityManager(properties));
    }

    @Override
    public Session createEntityManager(SynchronizationType synchronization) {
        return unitOfWork(hibernate.createEntityManager(synchronization));
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared
    public Session createEntityManager(SynchronizationType synchronization, @Nullable Map properties) {
        return unitOfWork(hibernate.createEntityManager(synchronization, properties));
    }

    @Override
    public void inTransaction(Consumer<? super Session> work) {
        super.inTransaction(session -> endedByErrors(session, () -> work.accept(session)));
    }

    @Override
    public <R> R fromTransaction(Function<? super Session, R> work) {
        return super.fromTransaction(session -> {
            List<R> result = new ArrayList<>(1); // may be null
            endedByErrors(session, () -> result.add(work.apply(session)));
            return result.get(0);
        });
    }

    /** Hibernate rolls back for a {@link RuntimeException}; an {@link Error} would leave the transaction open, on a connection that goes back to its pool. */
    private static void endedByErrors(Session session, Runnable work) {
        try {
            work.run();
        } catch (Error error) {
            try {
                session.getTransaction().rollback();
            } catch (RuntimeException e) {
                error.addSuppressed(e);
            }
            throw error;
        }
    }

    @Override
    public void runInTransaction(Consumer<EntityManager> work) {
        inTransaction(work);
    }

    @Override
    public <R> R callInTransaction(Function<EntityManager, R> work) {
        return fromTransaction(work);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.isInstance(this) ? type.cast(this) : hibernate.unwrap(type);
    }
}
