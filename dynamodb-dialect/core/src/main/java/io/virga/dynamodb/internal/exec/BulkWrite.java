package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.RowWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that a bulk statement's query answered, each written as a flush writes one. */
final class BulkWrite {

    /** Cardinality violation, as SQL calls a row that one statement would write twice. */
    private static final String TWICE = "21000";

    private final RowByRow rows;

    /** Writes one row; answers how many it met. */
    interface RowByRow {
        int write(Plan.Write plan, @Nullable Object[] parameters);
    }

    BulkWrite(RowByRow rows) {
        this.rows = rows;
    }

    /** The number of rows; a row that the query answers twice is updated or deleted once. */
    int run(Plan.Bulk plan, List<? extends List<?>> answer) {
        boolean inserts = plan.write().write().kind() == RowWrite.Kind.INSERT;
        Collection<? extends List<?>> distinct = inserts ? answer : new LinkedHashSet<>(answer);
        distinct.forEach(row -> rows.write(plan.write(), row.toArray()));
        return distinct.size();
    }

    /**
     * The number of rows inserted and updated.
     *
     * @throws Refusal where two rows would update the same one: SQL leaves open which would be the last
     */
    int run(Plan.Upsert plan, List<? extends List<?>> answer) {
        Set<Object> inserted = new HashSet<>();
        Set<Object> updated = new HashSet<>();
        int count = 0;
        for (var row : answer) {
            var parameters = row.toArray();
            var unique = unique(plan, parameters);
            boolean wanted = Boolean.TRUE.equals(parameters[plan.wanted() - 1]);
            if (parameters[plan.there() - 1] != null) {
                if (wanted && !updated.add(unique)) {
                    throw twice(plan, unique);
                }
                count += wanted ? rows.write(plan.update(), parameters) : 0;
            } else if (unique.isEmpty() || inserted.add(unique)) {
                count += rows.write(plan.insert(), parameters);
            } else if (wanted || plan.byRow()) {
                throw twice(plan, unique);
            }
        }
        return count;
    }

    /** Empty where one of the values is null: it is equal to no other. */
    private static List<Object> unique(Plan.Upsert plan, @Nullable Object[] parameters) {
        var unique = new ArrayList<Object>();
        for (int position : plan.unique()) {
            var value = parameters[position - 1];
            if (value == null) {
                return List.of();
            }
            unique.add(HashJoin.hashable(value));
        }
        return unique;
    }

    private static Refusal twice(Plan.Upsert plan, List<Object> unique) {
        return Refusal.of(
                "ROW_TWICE",
                TWICE,
                "two rows of one insert have the unique values " + unique + ", so that one would update the other",
                plan.insert().write().mapping().entity(),
                "Insert each row once, or leave out those that are there by on conflict do nothing.");
    }
}
