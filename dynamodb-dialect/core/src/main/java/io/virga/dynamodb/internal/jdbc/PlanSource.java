package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.residual.ResidualEngine;
import java.util.Optional;

/** Where a connection finds the plans of statements that reach it as text only, and the engine that runs residual SQL. */
public interface PlanSource {

    Optional<Plan> plan(String sql);

    /** The plan of a text that was never translated: native SQL over the tables of the entities. */
    Plan nativePlan(String sql);

    /** The plan of a text that is PartiQL. */
    Plan partiQl(String statement);

    ResidualEngine residual();

    /** The key design of the persistence unit. */
    Catalog catalog();
}
