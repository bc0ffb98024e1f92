package io.virga.quarkus.dynamodb.internal;

import io.quarkus.hibernate.orm.runtime.JPAConfig;
import io.virga.dynamodb.internal.boot.Readiness;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.TreeMap;

/** The persistence units of the application that are on DynamoDB. */
public final class DynamoUnits {

    private DynamoUnits() {}

    /** Those that are active, by their names. */
    public static Map<String, EntityManagerFactory> of(JPAConfig units) {
        Map<String, EntityManagerFactory> found = new TreeMap<>();
        for (String unit : units.getPersistenceUnits()) {
            EntityManagerFactory factory = units.getEntityManagerFactory(unit, false);
            if (factory != null && Readiness.isOnDynamo(factory)) {
                found.put(unit, factory);
            }
        }
        return found;
    }
}
