package io.virga.quarkus.internal;

import io.virga.ChangeSet;
import io.virga.Checkpoint;
import io.virga.CommitResult;
import io.virga.FlushResult;
import io.virga.ReleaseResult;
import io.virga.RollbackResult;
import io.virga.UnitOfWork;
import io.virga.UnitOfWorkStatistics;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionLazyDelegator;

/**
 * The unit of work that a bean injects. Holds no state: each call goes to the session which Quarkus has in use at that moment, that of the
 * transaction or, outside one, that of the request. What {@code Session} declares goes through Quarkus' own session bean, and so keeps its rules (no
 * modification without a transaction, no blocking on an I/O thread); the rest goes to the unit of work of the session behind it.
 *
 * <p>May be shared by threads, as the session bean may.
 */
final class InjectedUnitOfWork extends SessionLazyDelegator implements UnitOfWork {

    private final Session session;

    /** @param session the session bean of Quarkus, not a session itself */
    InjectedUnitOfWork(Session session) {
        super(() -> session);
        this.session = session;
    }

    private UnitOfWork current() {
        return UnitOfWork.of(session);
    }

    @Override
    public Checkpoint setCheckpoint() {
        return current().setCheckpoint();
    }

    @Override
    public Checkpoint setCheckpoint(String name) {
        return current().setCheckpoint(name);
    }

    @Override
    public RollbackResult rollback(Checkpoint checkpoint) {
        return current().rollback(checkpoint);
    }

    @Override
    public FlushResult flush(Checkpoint checkpoint) {
        return current().flush(checkpoint);
    }

    @Override
    public CommitResult commit(Checkpoint checkpoint) {
        return current().commit(checkpoint);
    }

    @Override
    public ReleaseResult release(Checkpoint checkpoint) {
        return current().release(checkpoint);
    }

    @Override
    public ChangeSet changes() {
        return current().changes();
    }

    @Override
    public ChangeSet changes(Checkpoint since) {
        return current().changes(since);
    }

    @Override
    public <R> R nested(Function<UnitOfWork, R> work) {
        return current().nested(work);
    }

    @Override
    public UnitOfWorkStatistics statistics() {
        return current().statistics();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type == UnitOfWork.class ? type.cast(current()) : super.unwrap(type);
    }
}
