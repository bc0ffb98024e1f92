package io.virga.internal.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.dialect.CockroachDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.dialect.SQLServerDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.internal.util.collections.BoundedConcurrentHashMap;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.jspecify.annotations.Nullable;

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
        return known(parts, () -> lower(spec, purpose, parts));
    }

    Lowered mutation(MutationSpec spec, Shape.Parts parts) {
        return known(parts, () -> lower(spec, parts));
    }

    Lowered set(SetSpec spec, Shape.Parts parts) {
        return known(parts, () -> {
            checkOperator(spec);
            Lowering lowering = new Lowering(factory.getQueryEngine().getCriteriaBuilder());
            SqmSelectStatement<?> statement = new SetLowering(lowering).statement(spec);
            lowering.checkLiterals(parts.literals().size());
            return Lowered.select(statement, numbers.incrementAndGet());
        });
    }

    Lowered related(RelatedSpec spec, Shape.Parts parts) {
        return known(parts, () -> {
            Lowering lowering = new Lowering(factory.getQueryEngine().getCriteriaBuilder());
            SqmSelectStatement<?> statement = new RelatedLowering(lowering).statement(spec);
            lowering.checkLiterals(parts.literals().size());
            return Lowered.select(statement, numbers.incrementAndGet());
        });
    }

    private Lowered known(Shape.Parts parts, Supplier<Lowered> lower) {
        Lowered known = byShape.get(parts.shape());
        if (known != null) {
            return known;
        }
        Lowered lowered = lower.get();
        byShape.put(parts.shape(), lowered);
        return lowered;
    }

    private Lowered lower(MutationSpec spec, Shape.Parts parts) {
        checkConflicts(spec);
        Lowering lowering = new Lowering(factory.getQueryEngine().getCriteriaBuilder());
        SqmStatement<?> statement = spec.accept(new MutationLowering(lowering, version(spec), conflicts()));
        lowering.checkLiterals(parts.literals().size());
        return Lowered.mutation(statement, numbers.incrementAndGet());
    }

    private MutationLowering.@Nullable Version version(MutationSpec spec) {
        EntityVersionMapping version = factory.getMappingMetamodel()
                .getEntityDescriptor(spec.entity().entity())
                .getVersionMapping();
        return version == null
                ? null
                : new MutationLowering.Version(
                        version.getVersionAttribute().getAttributeName(),
                        version.getJavaType().getJavaTypeClass());
    }

    /** Hibernate renders the operator whether the database has it or not. */
    private void checkOperator(SetSpec spec) {
        Dialect dialect = factory.getJdbcServices().getDialect();
        boolean keepsEqual = spec.all() && spec.operator() != SetSpec.Operator.UNION;
        if (keepsEqual && (dialect instanceof H2Dialect || dialect instanceof SQLServerDialect)) {
            throw Problems.invalid(
                    "NO_SUCH_SET",
                    "the database has no " + spec.operator() + " ALL",
                    dialect.getClass().getSimpleName(),
                    "Number the equal rows by Window.rowNumber(…), and combine without ALL.");
        }
    }

    /**
     * Of an insert from a select, Hibernate's own translator (7.4.5) finds no table for the attributes that the conflict clause names; and MERGE matches on
     * columns that it is told.
     */
    private void checkConflicts(MutationSpec spec) {
        if (!(spec instanceof MutationSpec.Insert insert) || insert.conflict() == null) {
            return;
        }
        if (insert.conflict().target().isEmpty() && !conflicts().doNothing()) {
            throw Problems.invalid(
                    "CONFLICT_TARGET",
                    "the database merges rows by columns, and no attribute tells which row is there already",
                    "insert into " + spec.entity(),
                    "Name the attributes of the unique constraint: onConflictDoNothing(…).");
        }
        if (insert.select() != null && !translatesItself()) {
            throw Problems.invalid(
                    "CONFLICTS_OF_SELECTS",
                    "Hibernate loses what is to become of rows that are there already when they come from a select",
                    "insert into " + spec.entity(),
                    "Insert its rows as values, or leave out those that are there by notExists(…) in the select.");
        }
    }

    /** Whether the dialect has a translator of its own. */
    private boolean translatesItself() {
        return factory.getQueryEngine().getSqmTranslatorFactory().getClass() != StandardSqmTranslatorFactory.class;
    }

    private MutationLowering.Conflicts conflicts() {
        Dialect dialect = factory.getJdbcServices().getDialect();
        boolean mysql = dialect instanceof MySQLDialect;
        boolean doesNothing = translatesItself()
                || mysql
                || dialect instanceof PostgreSQLDialect
                || dialect instanceof CockroachDialect;
        return new MutationLowering.Conflicts(doesNothing, mysql);
    }

    private Lowered lower(SelectSpec spec, Purpose purpose, Shape.Parts parts) {
        Lowering lowering = new Lowering(factory.getQueryEngine().getCriteriaBuilder());
        SqmSelectStatement<?> rows = lowering.selects.statement(spec);
        lowering.checkLiterals(parts.literals().size());
        SqmSelectStatement<?> statement =
                switch (purpose) {
                    case ROWS -> rows;
                    case COUNT -> rows.createCountQuery();
                    case EXISTS -> rows.createExistsQuery();
                };
        return Lowered.select(statement, numbers.incrementAndGet());
    }
}
