package io.virga.internal.query;

import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.query.criteria.JpaConflictClause;
import org.hibernate.query.criteria.JpaConflictUpdateAction;
import org.hibernate.query.criteria.JpaCriteriaInsert;
import org.hibernate.query.criteria.JpaCriteriaInsertSelect;
import org.hibernate.query.criteria.JpaCriteriaInsertValues;
import org.hibernate.query.criteria.JpaCriteriaUpdate;
import org.hibernate.query.criteria.JpaExpression;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaValues;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.insert.SqmInsertStatement;
import org.jspecify.annotations.Nullable;

/** From statements that write to Hibernate's. */
final class MutationLowering implements MutationSpec.Visitor<SqmStatement<?>> {

    private final Lowering lowering;
    private final @Nullable Version version;
    private final Conflicts conflicts;

    /**
     * @param version what updates increment, null for nothing
     * @param conflicts what becomes of rows that are there already
     */
    MutationLowering(Lowering lowering, @Nullable Version version, Conflicts conflicts) {
        this.lowering = lowering;
        this.version = version;
        this.conflicts = conflicts;
    }

    /**
     * What Hibernate renders of a conflict clause for the database.
     *
     * @param doNothing whether it renders "on conflict do nothing"; for databases that have only MERGE it renders a plain insert, so
     *     there it becomes an update of no row
     * @param anyConstraint whether a conflict of any constraint is meant, whichever the clause names; but it has to name one
     */
    record Conflicts(boolean doNothing, boolean anyConstraint) {}

    /** The version attribute of an entity. */
    record Version(String attribute, Class<?> type) {
        boolean isNumber() {
            return type == Integer.class || type == Long.class || type == Short.class;
        }
    }

    @Override
    public SqmStatement<?> update(MutationSpec.Update update) {
        return update(update, update.entity().entity());
    }

    private <E> SqmStatement<?> update(MutationSpec.Update update, Class<E> entity) {
        JpaCriteriaUpdate<E> criteria = lowering.builder.createCriteriaUpdate(entity);
        lowering.enter(criteria);
        lowering.scope.add(update.entity(), criteria.from(entity));
        criteria.versioned(version != null);
        for (Assignment assignment : update.set()) {
            set(criteria, assignment);
        }
        if (!update.where().isEmpty()) {
            criteria.where(lowering.predicates.all(update.where()));
        }
        return (SqmStatement<?>) criteria;
    }

    private <Y> void set(JpaCriteriaUpdate<?> criteria, Assignment assignment) {
        Path<Y> target = path(assignment);
        JpaExpression<Y> value = lowering.operands.lower(assignment.value());
        criteria.set(target, value);
    }

    @SuppressWarnings("unchecked") // the facade's types have been checked
    private <Y> Path<Y> path(Assignment assignment) {
        return (Path<Y>) lowering.scope.resolve(assignment.target());
    }

    @Override
    public SqmStatement<?> delete(MutationSpec.Delete delete) {
        return delete(delete, delete.entity().entity());
    }

    private <E> SqmStatement<?> delete(MutationSpec.Delete delete, Class<E> entity) {
        var criteria = lowering.builder.createCriteriaDelete(entity);
        lowering.enter(criteria);
        lowering.scope.add(delete.entity(), criteria.from(entity));
        if (!delete.where().isEmpty()) {
            criteria.where(lowering.predicates.all(delete.where()));
        }
        return (SqmStatement<?>) criteria;
    }

    @Override
    public SqmStatement<?> insert(MutationSpec.Insert insert) {
        Class<?> entity = insert.entity().entity();
        return insert.select() == null ? values(insert, entity) : select(insert, insert.select(), entity);
    }

    private <E> SqmStatement<?> values(MutationSpec.Insert insert, Class<E> entity) {
        JpaCriteriaInsertValues<E> criteria = lowering.builder.createCriteriaInsertValues(entity);
        JpaRoot<?> root = targets(insert, criteria);
        List<JpaValues> rows = new ArrayList<>();
        for (List<Operand> row : insert.rows()) {
            List<JpaExpression<?>> values = new ArrayList<>();
            row.forEach(value -> values.add(value.accept(lowering.operands)));
            rows.add(lowering.builder.values(values));
        }
        criteria.values(rows);
        if (insert.conflict() != null) {
            criteria.onConflict(conflict(insert, insert.conflict(), criteria, root));
        }
        return (SqmStatement<?>) criteria;
    }

    private <E> SqmStatement<?> select(MutationSpec.Insert insert, SelectSpec select, Class<E> entity) {
        JpaCriteriaInsertSelect<E> criteria = lowering.builder.createCriteriaInsertSelect(entity);
        JpaRoot<?> root = targets(insert, criteria);
        Scope outer = lowering.scope;
        lowering.scope = new Scope(null);
        @SuppressWarnings("unchecked") // rows of columns, whatever they are called
        CriteriaQuery<Tuple> query = (CriteriaQuery<Tuple>) (CriteriaQuery<?>) lowering.selects.limited(select);
        criteria.select(query);
        lowering.scope = outer;
        if (insert.conflict() != null) {
            criteria.onConflict(conflict(insert, insert.conflict(), criteria, root));
        }
        return (SqmStatement<?>) criteria;
    }

    private JpaRoot<?> targets(MutationSpec.Insert insert, JpaCriteriaInsert<?> criteria) {
        JpaRoot<?> root = ((SqmInsertStatement<?>) criteria).getTarget();
        List<Path<?>> targets = new ArrayList<>();
        insert.columns().forEach(column -> targets.add(root.get(column.name())));
        criteria.setInsertionTargetPaths(targets);
        return root;
    }

    private <E> JpaConflictClause<E> conflict(
            MutationSpec.Insert insert,
            MutationSpec.Conflict conflict,
            JpaCriteriaInsert<E> criteria,
            JpaRoot<?> root) {
        JpaConflictClause<E> clause = criteria.createConflictClause();
        lowering.scope.add(insert.entity(), root);
        lowering.scope.add(new Source(insert.entity().entity(), MutationSpec.EXCLUDED), clause.getExcludedRoot());
        List<AttributeRef> target = conflict.target().isEmpty() && conflicts.anyConstraint()
                ? insert.columns().subList(0, 1)
                : conflict.target();
        clause.conflictOnConstraintAttributes(
                target.stream().map(AttributeRef::name).toArray(String[]::new));
        if (conflict.update().isEmpty() && conflicts.doNothing()) {
            return clause.onConflictDoNothing();
        }
        JpaConflictUpdateAction<E> action = clause.onConflictDoUpdate();
        if (conflict.update().isEmpty()) {
            String attribute = unconstrained(insert, conflict).name();
            action.set(attribute, root.get(attribute));
            action.where(Predicate.FALSE.accept(lowering.predicates));
            return clause;
        }
        if (version != null) {
            // ahead of the others: MySQL assigns from left to right, and looks at the condition for each
            increment(action, root, version, insert, conflict);
        }
        for (Assignment assignment : conflict.update()) {
            set(action, assignment);
        }
        if (!conflict.where().isEmpty()) {
            action.where(lowering.predicates.all(conflict.where()));
        }
        return clause;
    }

    /** Unlike in an update, Hibernate does not increment the version of a row that an insert meets. */
    private void increment(
            JpaConflictUpdateAction<?> action,
            JpaRoot<?> root,
            Version version,
            MutationSpec.Insert insert,
            MutationSpec.Conflict conflict) {
        boolean given = conflict.update().stream()
                .flatMap(set -> set.target().attributes().stream().limit(1))
                .anyMatch(attribute -> attribute.name().equals(version.attribute()));
        if (given) {
            return;
        }
        if (!version.isNumber()) {
            throw Problems.invalid(
                    "CONFLICT_VERSION",
                    "the version of a row that is there already is a "
                            + version.type().getSimpleName() + ", and only a number is counted on",
                    "insert into " + insert.entity(),
                    "Set " + version.attribute() + " in onConflictDoUpdate(…).");
        }
        Path<Integer> before = root.get(version.attribute());
        action.set(version.attribute(), lowering.builder.sum(before, lowering.builder.literal(1)));
    }

    /** MERGE may not set what it matches on, except where there is nothing else. */
    private static AttributeRef unconstrained(MutationSpec.Insert insert, MutationSpec.Conflict conflict) {
        return insert.columns().stream()
                .filter(column -> !conflict.target().contains(column))
                .findFirst()
                .orElse(insert.columns().get(0));
    }

    private <Y> void set(JpaConflictUpdateAction<?> action, Assignment assignment) {
        Path<Y> target = path(assignment);
        JpaExpression<Y> value = lowering.operands.lower(assignment.value());
        action.set(target, value);
    }
}
