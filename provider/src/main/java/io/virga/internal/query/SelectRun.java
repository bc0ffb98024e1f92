package io.virga.internal.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
        checkBound(parts.placeholders(), bindings, spec);
        Lowered lowered = LoweredStatements.of(session.getFactory()).select(spec, purpose, parts);
        SelectionQuery<Object> query = lowered.query(session);
        List<Object> literals = parts.literals();
        for (int i = 0; i < literals.size(); i++) {
            query.setParameter(SelectLowering.LITERAL + i, literals.get(i));
        }
        for (String name : parts.placeholders()) {
            query.setParameter(name, bindings.get(name));
        }
        return query;
    }

    private static void checkBound(Set<String> placeholders, Map<String, Object> bindings, SelectSpec spec) {
        for (String name : placeholders) {
            if (!bindings.containsKey(name)) {
                throw Problems.invalid(
                        "UNBOUND_PLACEHOLDER",
                        "no value for :" + name,
                        "select from " + spec.from(),
                        "Call bind(\"" + name + "\", value) before the statement runs.");
            }
        }
        for (String name : bindings.keySet()) {
            if (!placeholders.contains(name)) {
                throw Problems.invalid(
                        "UNKNOWN_PLACEHOLDER",
                        "nothing is called :" + name + "; there are " + placeholders,
                        "select from " + spec.from(),
                        "Bind only what placeholder(…) has named.");
            }
        }
    }
}
