package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.internal.exec.Hints;
import io.virga.dynamodb.internal.plan.Plan;

/** A prepared statement that does what its plan says; reached by {@link java.sql.Wrapper#unwrap}. */
public interface PlannedStatement {

    void attach(Plan plan, Hints hints);

    /** For a text that finds its plan itself. */
    void attach(Hints hints);
}
