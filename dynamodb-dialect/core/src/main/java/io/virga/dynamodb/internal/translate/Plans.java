package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.jdbc.PlanSource;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.residual.ResidualEngine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a persistence unit keeps beside Hibernate: its key design, and the plans of the statements that reach the driver as
 * text only (those of a flush). Safe for use by several threads once the catalog is there.
 */
public final class Plans implements PlanSource, AutoCloseable {

    private static final int NATIVES = 512;

    private final Map<String, Plan> bySql = new ConcurrentHashMap<>();
    /** Native texts may hold values, and so be many. */
    private final Map<String, Plan> natives = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > NATIVES;
        }
    });

    private final ResidualEngine residual = new ResidualEngine();
    private volatile @Nullable Catalog catalog;

    /** Set once, at boot, before any statement is translated. */
    public void design(Catalog design) {
        catalog = design;
    }

    @Override
    public Catalog catalog() {
        var design = catalog;
        if (design == null) {
            throw new AssertionError("no key design: io.virga.dynamodb's integrator was not called at boot");
        }
        return design;
    }

    void put(String sql, Plan plan) {
        bySql.put(sql, plan);
    }

    /** The plan of a statement that was translated before, by its exact text. */
    @Override
    public Optional<Plan> plan(String sql) {
        return Optional.ofNullable(bySql.get(sql));
    }

    @Override
    public Plan nativePlan(String sql) {
        var known = natives.get(sql);
        if (known == null) {
            known = NativeTranslator.translate(sql, catalog());
            natives.put(sql, known);
        }
        return known;
    }

    @Override
    public Plan partiQl(String statement) {
        return PartiQlTranslator.translate(statement, catalog());
    }

    @Override
    public ResidualEngine residual() {
        return residual;
    }

    @Override
    public void close() {
        residual.close();
    }
}
