package io.virga.quarkus.dynamodb.internal.devui;

import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.KeyDesign;
import io.virga.dynamodb.RequestLog;
import io.virga.dynamodb.internal.boot.Readiness;
import io.virga.quarkus.dynamodb.internal.DynamoUnits;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers the Dev UI over JSON-RPC, in text and numbers only. Each method takes the name of a persistence unit, one of {@link #units}. What goes wrong
 * is part of the answer: the page shows it.
 */
@Singleton
public class DynamoDevUi {

    /** How many requests of a unit are kept. */
    static final int NEWEST = 200;

    private final JPAConfig config;
    private final Map<String, RequestLog> logs = new TreeMap<>();

    /** A persistence unit on DynamoDB; {@code problem} is empty when it is ready. */
    public record Unit(String name, String problem) {}

    /** A request, the newest last. */
    public record Request(
            String operation,
            String table,
            String index,
            int size,
            int items,
            double readUnits,
            double writeUnits,
            long milliseconds,
            boolean succeeded) {}

    /** How a query is answered, or why that cannot be told. */
    public record Explained(String plan, String problem) {}

    /** What is not applied: migrations of the folder, a line each, or why that cannot be told. */
    public record Pending(List<String> migrations, String problem) {}

    @Inject
    DynamoDevUi(JPAConfig config) {
        this.config = config;
    }

    void listen(@Observes StartupEvent start) {
        DynamoUnits.of(config).forEach((unit, factory) -> logs.put(unit, RequestLog.open(factory, NEWEST)));
    }

    @PreDestroy
    void close() {
        logs.values().forEach(RequestLog::close);
    }

    public List<Unit> units() {
        return logs.keySet().stream()
                .map(unit -> new Unit(unit, problem(factory(unit)).orElse("")))
                .toList();
    }

    private static Optional<String> problem(EntityManagerFactory factory) {
        return Readiness.problem(factory).or(() -> Readiness.difference(factory));
    }

    /** The tables of a unit with their keys and indexes. */
    public List<KeyDesign.Rows> tables(String unit) {
        return KeyDesign.of(factory(unit)).tables();
    }

    public List<Request> requests(String unit) {
        return log(unit).entries().stream().map(DynamoDevUi::request).toList();
    }

    public boolean forgetRequests(String unit) {
        log(unit).clear();
        return true;
    }

    /** In a transaction, which bulk statements want, and which is rolled back. */
    @ActivateRequestContext
    public Explained explain(String unit, String query) {
        EntityManagerFactory factory = factory(unit);
        QuarkusTransaction.begin();
        try (EntityManager entityManager = factory.createEntityManager()) {
            return new Explained(
                    Explanation.of(entityManager.createQuery(query)).toString(), "");
        } catch (RuntimeException e) {
            return new Explained("", String.valueOf(e.getMessage()));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** @param folder of the migrations, as {@code virga generate} writes them; it need not be there */
    public Pending migrations(String unit, String folder) {
        try {
            return new Pending(PendingMigrations.of(factory(unit), Path.of(folder)), "");
        } catch (RuntimeException e) {
            return new Pending(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private EntityManagerFactory factory(String unit) {
        log(unit);
        return config.getEntityManagerFactory(unit, false);
    }

    private RequestLog log(String unit) {
        RequestLog log = logs.get(unit);
        if (log == null) {
            throw new IllegalArgumentException(
                    "no persistence unit " + unit + " is on DynamoDB; there are " + logs.keySet());
        }
        return log;
    }

    private static Request request(RequestLog.Entry entry) {
        return new Request(
                entry.operation(),
                entry.table(),
                entry.index(),
                entry.size(),
                entry.items(),
                entry.readUnits(),
                entry.writeUnits(),
                entry.duration().toMillis(),
                entry.succeeded());
    }
}
