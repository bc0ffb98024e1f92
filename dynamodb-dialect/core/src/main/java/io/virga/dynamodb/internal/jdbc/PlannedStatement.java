package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.internal.exec.Hints;
import io.virga.dynamodb.internal.plan.Plan;
import java.util.function.Consumer;

/** A prepared statement that does what its plan says; reached by {@link java.sql.Wrapper#unwrap}. */
public interface PlannedStatement {

    void attach(Plan plan, Hints hints);

    /** For a text that finds its plan itself. */
    void attach(Hints hints);

    /** From now on it tells what it would do, and does nothing: a query has no rows, a write writes none. */
    void explain(Consumer<Explanation.Statement> listener);
}
