package io.virga.quarkus.dynamodb.internal;

import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.virga.dynamodb.internal.boot.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Ready when every persistence unit on DynamoDB reaches its table, and its tables are what the mapping wants. Until they were found right once, each
 * call compares them (three requests for each table); after that it reads one item.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class DynamoReadiness implements HealthCheck {

    private static final String NAME = "DynamoDB tables health check";

    private final JPAConfig units;
    private final Map<String, Boolean> valid = new ConcurrentHashMap<>();

    @Inject
    DynamoReadiness(JPAConfig units) {
        this.units = units;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).up();
        DynamoUnits.of(units).forEach((unit, factory) -> {
            Optional<String> problem = problem(unit, factory);
            problem.ifPresent(text -> response.down());
            response.withData(unit, problem.orElse("UP"));
        });
        return response.build();
    }

    private Optional<String> problem(String unit, EntityManagerFactory factory) {
        Optional<String> problem = Readiness.problem(factory);
        if (problem.isEmpty() && !valid.containsKey(unit)) {
            problem = Readiness.difference(factory);
            if (problem.isEmpty()) {
                valid.put(unit, true);
            }
        }
        return problem;
    }
}
