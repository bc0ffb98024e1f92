package io.virga.suite;

import io.virga.UnitOfWork;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** A persistence unit of the suite, on one database, that keeps the statements it sends. */
public final class Unit implements AutoCloseable {

    private static final Pattern WRITE =
            Pattern.compile("\\s*(insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

    private final EntityManagerFactory factory;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    public Unit(Database database, Map<String, Object> settings, Class<?>... entities) {
        PersistenceConfiguration configuration =
                new PersistenceConfiguration("suite").provider(VirgaPersistenceProvider.class.getName());
        for (Class<?> entity : entities) {
            configuration.managedClass(entity);
        }
        configuration.property("hibernate.hbm2ddl.auto", "create-drop");
        configuration.property("hibernate.session_factory.statement_inspector", (StatementInspector) sql -> {
            statements.add(sql);
            return sql;
        });
        database.settings().forEach(configuration::property);
        settings.forEach(configuration::property);
        factory = new VirgaPersistenceProvider().createEntityManagerFactory(configuration);
    }

    public EntityManagerFactory factory() {
        return factory;
    }

    public UnitOfWork open() {
        return (UnitOfWork) factory.createEntityManager();
    }

    /** Runs work in a transaction of its own session and commits; a failed assertion rolls back too. */
    public <R> R inTransaction(Function<UnitOfWork, R> work) {
        AtomicReference<R> result = new AtomicReference<>();
        use(uow -> {
            uow.getTransaction().begin();
            result.set(work.apply(uow));
            uow.getTransaction().commit();
        });
        return result.get();
    }

    /** Runs work on a session of its own; a transaction that the work leaves open is rolled back. */
    public void use(Consumer<UnitOfWork> work) {
        try (UnitOfWork uow = open()) {
            try {
                work.accept(uow);
            } finally {
                if (uow.getTransaction().isActive()) {
                    uow.getTransaction().rollback();
                }
            }
        }
    }

    /** The inserts, updates and deletes sent while this ran. */
    public List<String> writes(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements).stream().filter(Unit::writes).toList();
    }

    private static boolean writes(String sql) {
        return WRITE.matcher(sql).lookingAt();
    }

    /** Whether an insert, an update or a delete was sent since this was asked before. */
    public boolean hasWritten() {
        boolean written = List.copyOf(statements).stream().anyMatch(Unit::writes);
        statements.clear();
        return written;
    }

    /** Everything sent while this ran. */
    public List<String> statements(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    @Override
    public void close() {
        factory.close();
    }
}
