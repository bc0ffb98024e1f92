package io.virga.internal.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** One execution of an insert. */
public final class InsertRun {

    private InsertRun() {}

    /**
     * Inserts.
     *
     * @param refresh of a managed entity whose row was updated instead
     */
    public static int execute(
            MutationSpec.Insert insert,
            Map<String, Object> bindings,
            SharedSessionContractImplementor session,
            Consumer<Object> refresh) {
        List<Object> met = met(insert, bindings, session);
        MutationRun.checkUnchanged(met, insert.entity(), session);
        int count = MutationRun.execute(insert, bindings, session);
        met.forEach(refresh);
        return count;
    }

    /** The managed entities whose rows the insert updates instead. */
    public static List<Object> met(
            MutationSpec.Insert insert, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        MutationSpec.Conflict conflict = insert.conflict();
        return conflict == null || conflict.update().isEmpty()
                ? List.of()
                : MutationRun.managed(insert.entity(), met(insert, conflict), bindings, session);
    }

    /** Rows that are there already: those of the same unique values, or, for the rows of a select, any. */
    private static List<Predicate> met(MutationSpec.Insert insert, MutationSpec.Conflict conflict) {
        if (insert.select() != null || !insert.columns().containsAll(conflict.target())) {
            return List.of();
        }
        List<Predicate> rows = new ArrayList<>();
        for (List<Operand> row : insert.rows()) {
            List<Predicate> equal = new ArrayList<>();
            for (AttributeRef unique : conflict.target()) {
                equal.add(new Predicate.Comparison(
                        Comparator.EQUAL,
                        new Operand.Path(insert.entity(), List.of(unique)),
                        row.get(insert.columns().indexOf(unique))));
            }
            rows.add(new Predicate.And(equal));
        }
        return List.of(new Predicate.Or(rows));
    }

    /** Inserts, and reads the rows back by their identifiers, in the order of the rows. */
    public static List<Object> returning(
            MutationSpec.Insert insert,
            Map<String, Object> bindings,
            SharedSessionContractImplementor session,
            Consumer<Object> refresh) {
        List<Object> ids = ids(insert, bindings, session);
        execute(insert, bindings, session, refresh);
        Map<Object, Object> byId = new HashMap<>();
        for (int from = 0; from < ids.size(); from += RelationalRun.PARENTS) {
            List<Operand> some = ids.subList(from, Math.min(ids.size(), from + RelationalRun.PARENTS)).stream()
                    .<Operand>map(Operand.Literal::new)
                    .toList();
            Predicate those = new Predicate.In(new Operand.Id(insert.entity()), some, false);
            SelectSpec spec = SelectSpec.from(insert.entity()).where(List.of(those));
            SelectRun.prepare(spec, Purpose.ROWS, Map.of(), session)
                    .getResultList()
                    .forEach(row -> byId.put(session.getContextEntityIdentifier(row), row));
        }
        return ids.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
    }

    private static List<Object> ids(
            MutationSpec.Insert insert, Map<String, Object> bindings, SharedSessionContractImplementor session) {
        String id = session.getFactory()
                .getMappingMetamodel()
                .getEntityDescriptor(insert.entity().entity())
                .getIdentifierPropertyName();
        int column = -1;
        for (int i = 0; i < insert.columns().size(); i++) {
            if (insert.columns().get(i).name().equals(id)) {
                column = i;
            }
        }
        if (insert.select() != null || column < 0) {
            throw refused(
                    insert, "the identifiers of the rows are not known before", "Set the identifier in every row");
        }
        MutationSpec.Conflict conflict = insert.conflict();
        if (conflict != null
                && (conflict.update().isEmpty()
                        || !conflict.where().isEmpty()
                        || !conflict.target().equals(List.of(insert.columns().get(column))))) {
            throw refused(
                    insert,
                    "which rows were written is not known where others may be left alone",
                    "Use onConflictDoUpdate by the identifier, without where");
        }
        LinkedHashSet<Object> ids = new LinkedHashSet<>();
        for (List<Operand> row : insert.rows()) {
            ids.add(value(insert, row.get(column), bindings));
        }
        return List.copyOf(ids);
    }

    private static Object value(MutationSpec.Insert insert, Operand id, Map<String, Object> bindings) {
        if (id instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (id instanceof Operand.Constant constant) {
            return constant.value();
        }
        if (id instanceof Operand.Placeholder placeholder && bindings.get(placeholder.name()) != null) {
            return Objects.requireNonNull(bindings.get(placeholder.name()));
        }
        throw refused(insert, "the database computes the identifier " + id, "Set it to a value");
    }

    private static IllegalArgumentException refused(MutationSpec.Insert insert, String what, String remedy) {
        return Problems.invalid(
                "RETURNING", what, "insert into " + insert.entity(), remedy + ", or persist entities instead.");
    }
}
