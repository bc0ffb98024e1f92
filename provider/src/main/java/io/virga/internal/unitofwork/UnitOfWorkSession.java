package io.virga.internal.unitofwork;

import io.virga.ChangeSet;
import io.virga.Checkpoint;
import io.virga.CommitResult;
import io.virga.FlushResult;
import io.virga.ReleaseResult;
import io.virga.RollbackResult;
import io.virga.UnitOfWork;
import io.virga.UnitOfWorkException;
import io.virga.UnitOfWorkStatistics;
import io.virga.internal.hint.HintingSession;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;

/** A Hibernate session, with its checkpoints. */
public final class UnitOfWorkSession extends HintingSession implements UnitOfWork {

    private final SessionFactoryImplementor factory;
    private final UnitOfWorkExtension extension;

    UnitOfWorkSession(SessionImplementor session, SessionFactoryImplementor factory, UnitOfWorkExtension extension) {
        super(session);
        this.factory = factory;
        this.extension = extension;
    }

    // ---- checkpoints

    @Override
    public Checkpoint setCheckpoint() {
        return extension.checkpoints().set(null);
    }

    @Override
    public Checkpoint setCheckpoint(String name) {
        return extension.checkpoints().set(name);
    }

    @Override
    public RollbackResult rollback(Checkpoint checkpoint) {
        return extension.checkpoints().rollback(checkpoint);
    }

    @Override
    public FlushResult flush(Checkpoint checkpoint) {
        return extension.checkpoints().flush(checkpoint);
    }

    @Override
    public CommitResult commit(Checkpoint checkpoint) {
        return extension.checkpoints().commit(checkpoint);
    }

    @Override
    public ReleaseResult release(Checkpoint checkpoint) {
        return extension.checkpoints().release(checkpoint);
    }

    @Override
    public ChangeSet changes() {
        return extension.checkpoints().changes();
    }

    @Override
    public ChangeSet changes(Checkpoint since) {
        return extension.checkpoints().changes(since);
    }

    @Override
    public UnitOfWorkStatistics statistics() {
        return extension.checkpoints().statistics();
    }

    @Override
    public <R> R nested(Function<UnitOfWork, R> work) {
        Checkpoint checkpoint = setCheckpoint();
        R value;
        try {
            value = work.apply(this);
        } catch (Throwable thrown) {
            if (checkpoint.isOpen()) {
                checkpoint
                        .rollback()
                        .error()
                        .ifPresent(problem -> thrown.addSuppressed(new UnitOfWorkException(problem)));
                checkpoint.release();
            }
            throw thrown;
        }
        if (checkpoint.isOpen()) {
            checkpoint.release();
        }
        return value;
    }

    @Override
    public void flush() {
        if (extension.hasOpenCheckpoints()) {
            extension.checkpoints().flushAll();
        } else {
            super.flush();
        }
    }

    // ---- the session is ours

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.isInstance(this) && (type == UnitOfWork.class || !type.isInstance(delegate))
                ? type.cast(this)
                : delegate.unwrap(type);
    }

    @Override
    public SessionFactoryImplementor getEntityManagerFactory() {
        return factory;
    }

    @Override
    public SessionFactoryImplementor getSessionFactory() {
        return factory;
    }

    @Override
    public SessionFactoryImplementor getFactory() {
        return factory;
    }
}
