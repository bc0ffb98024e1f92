package io.virga.internal.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.util.collections.BoundedConcurrentHashMap;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/** The lowered statements of one session factory, by shape; the least recently used go first. Thread-safe. */
final class LoweredStatements {

    /** As many as Hibernate keeps plans by default. */
    private static final int CAPACITY = 2048;

    private static final Map<SessionFactoryImplementor, LoweredStatements> BY_FACTORY = new ConcurrentHashMap<>();

    private final SessionFactoryImplementor factory;
    private final Map<Shape, Lowered> byShape = new BoundedConcurrentHashMap<>(CAPACITY, 20);
    private final AtomicLong numbers = new AtomicLong();

    private LoweredStatements(SessionFactoryImplementor factory) {
        this.factory = factory;
    }

    /** Forgotten when the factory closes. */
    static LoweredStatements of(SessionFactoryImplementor factory) {
        LoweredStatements known = BY_FACTORY.get(factory);
        return known != null ? known : BY_FACTORY.computeIfAbsent(factory, LoweredStatements::open);
    }

    private static LoweredStatements open(SessionFactoryImplementor factory) {
        factory.addObserver(new SessionFactoryObserver() {
            @Override
            public void sessionFactoryClosed(SessionFactory closed) {
                BY_FACTORY.remove(factory);
            }
        });
        return new LoweredStatements(factory);
    }

    Lowered select(SelectSpec spec, Purpose purpose, Shape.Parts parts) {
        Lowered known = byShape.get(parts.shape());
        if (known != null) {
            return known;
        }
        Lowered lowered = lower(spec, purpose, parts);
        byShape.put(parts.shape(), lowered);
        return lowered;
    }

    private Lowered lower(SelectSpec spec, Purpose purpose, Shape.Parts parts) {
        SqmSelectStatement<?> rows = SelectLowering.lower(
                spec,
                factory.getQueryEngine().getCriteriaBuilder(),
                parts.literals().size());
        SqmSelectStatement<?> statement =
                switch (purpose) {
                    case ROWS -> rows;
                    case COUNT -> rows.createCountQuery();
                    case EXISTS -> rows.createExistsQuery();
                };
        return Lowered.of(statement, numbers.incrementAndGet());
    }
}
