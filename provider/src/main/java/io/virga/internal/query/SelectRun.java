package io.virga.internal.query;

import java.util.Map;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;

/** One execution of a select in a session: lowered, bound, ready to be listed. */
public final class SelectRun {

    private SelectRun() {}

    /**
     * @param bindings the placeholders' values
     * @return a query without limit and offset
     * @throws IllegalArgumentException if the statement does not hold together, or a placeholder has no value
     */
    public static SelectionQuery<Object> prepare(
            SelectSpec spec, Purpose purpose, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        Shape.Parts parts = Shape.of(spec, purpose);
        Bindings.check(parts, bindings, "select from " + spec.from());
        Lowered lowered = LoweredStatements.of(session.getFactory()).select(spec, purpose, parts);
        SelectionQuery<Object> query = lowered.query(session);
        Bindings.apply(parts, bindings, query);
        Hints.apply(spec.options().hints(), query, session);
        return query;
    }

    /** {@link #prepare(SelectSpec, Purpose, Map, SharedSessionContractImplementor)} of several selects in one. */
    public static SelectionQuery<Object> prepare(
            SetSpec spec, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        Shape.Parts parts = Shape.of(spec);
        Bindings.check(parts, bindings, spec.operator());
        Lowered lowered = LoweredStatements.of(session.getFactory()).set(spec, parts);
        SelectionQuery<Object> query = lowered.query(session);
        Bindings.apply(parts, bindings, query);
        return query;
    }
}
