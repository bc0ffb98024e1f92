package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.RowWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
        Set<Unique> inserted = new HashSet<>();
        Set<Unique> updated = new HashSet<>();
        int count = 0;
        for (var row : answer) {
            var parameters = row.toArray();
            var unique = uniques(plan, parameters);
            boolean wanted = Boolean.TRUE.equals(parameters[plan.wanted() - 1]);
            if (parameters[plan.there() - 1] != null) {
                if (wanted && !updated.addAll(unique)) {
                    throw twice(plan, unique);
                }
                count += wanted ? rows.write(plan.update(), parameters) : 0;
            } else if (Collections.disjoint(inserted, unique)) {
                inserted.addAll(unique);
                count += rows.write(plan.insert(), parameters);
            } else if (wanted || plan.byRow()) {
                throw twice(plan, unique);
            }
        }
        return count;
    }

    /**
     * Values that no two rows have.
     *
     * @param constraint the number of the constraint that says so
     */
    private record Unique(int constraint, List<Object> values) {
        @Override
        public String toString() {
            return values.toString();
        }
    }

    /** Of the constraints where none of the values is null: null is equal to no other. */
    private static List<Unique> uniques(Plan.Upsert plan, @Nullable Object[] parameters) {
        var uniques = new ArrayList<Unique>();
        for (int constraint = 0; constraint < plan.uniques().size(); constraint++) {
            var values = new ArrayList<Object>();
            for (int position : plan.uniques().get(constraint)) {
                var value = parameters[position - 1];
                if (value != null) {
                    values.add(HashJoin.hashable(value));
                }
            }
            if (values.size() == plan.uniques().get(constraint).size()) {
                uniques.add(new Unique(constraint, values));
            }
        }
        return uniques;
    }

    private static Refusal twice(Plan.Upsert plan, List<Unique> unique) {
        return Refusal.of(
                "ROW_TWICE",
                TWICE,
                "two rows of one insert have the unique values " + unique + ", so that one would update the other",
                plan.insert().write().mapping().entity(),
                "Insert each row once, or leave out those that are there by on conflict do nothing.");
    }
}
