package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.DynamoSettings;
import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.schema.MigrationException.Kind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Parameter;
import jakarta.persistence.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code virga explain}: how a query would be answered, by the mapping alone. */
@Command(
        name = "explain",
        description = "Shows how a JPQL query is answered: its requests, and what is left. Asks no server.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class ExplainQuery extends Tool {

    /** Nobody listens there, and nobody is to. */
    private static final Map<String, String> NOBODY = Map.of(
            "virga.dynamodb.endpoint", "http://127.0.0.1:9",
            "virga.dynamodb.access-key", "none",
            "virga.dynamodb.secret-key", "none");

    @Parameters(paramLabel = "QUERY", description = "JPQL.")
    private String query;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "The value of a parameter; once for each.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    public Integer call() {
        var unit = definition().unit();
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(settings().loader());
        try (var factory = start(unit);
                var manager = factory.createEntityManager()) {
            explain(manager);
        } catch (IllegalArgumentException e) {
            throw Settings.refused(
                    Kind.USAGE,
                    "QUERY",
                    String.valueOf(e.getMessage()),
                    query,
                    "Write JPQL over the unit " + unit + ".");
        } finally {
            thread.setContextClassLoader(loader);
        }
        return 0;
    }

    private EntityManagerFactory start(String unit) {
        var properties = new LinkedHashMap<>(NOBODY);
        properties.put("jakarta.persistence.jdbc.url", settings().offlineUrl());
        properties.put("jakarta.persistence.schema-generation.database.action", "none");
        properties.put(DynamoSettings.MIGRATE_AT_START, "false");
        properties.put("hibernate.hbm2ddl.auto", "none");
        if (!settings().entities().isEmpty()) {
            return settings().unitOfEntities(properties).createEntityManagerFactory();
        }
        var factory = new HibernatePersistenceProvider().createEntityManagerFactory(unit, properties);
        if (factory == null) {
            throw Settings.refused(
                    Kind.USAGE,
                    "EXPLAIN",
                    "the unit names a provider of its own",
                    unit,
                    "Explain the query in the application, with io.virga.dynamodb.Explanation.");
        }
        return factory;
    }

    private void explain(EntityManager manager) {
        // a bulk statement wants one, and nothing is sent in it
        manager.getTransaction().begin();
        try {
            var typed = manager.createQuery(query);
            typed.getParameters().forEach(parameter -> bind(manager, typed, parameter));
            var explanation = Explanation.of(typed);
            if (json()) {
                printJson(Map.of(
                        "statements",
                        explanation.statements().stream()
                                .map(statement -> Map.of(
                                        "answer", statement.answer().name(),
                                        "requests", statement.requests(),
                                        "accesses",
                                                statement.accesses().stream()
                                                        .map(Object::toString)
                                                        .toList(),
                                        "filter", statement.filter(),
                                        "order", statement.order(),
                                        "residual", statement.residual()))
                                .toList()));
            } else {
                explanation.statements().forEach(statement -> print(statement.toString()));
            }
        } finally {
            manager.getTransaction().rollback();
        }
    }

    private <T> void bind(EntityManager manager, Query typed, Parameter<T> parameter) {
        var name = parameter.getName() == null ? String.valueOf(parameter.getPosition()) : parameter.getName();
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter " + name + " has no value: give --param " + name + "=…");
        }
        var types = manager.getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getTypeConfiguration()
                .getJavaTypeRegistry();
        typed.setParameter(
                parameter,
                types.<T>resolveDescriptor(parameter.getParameterType()).fromString(value));
    }
}
