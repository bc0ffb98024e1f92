package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.plan.Atomic;
import io.virga.dynamodb.internal.plan.Change;
import io.virga.dynamodb.internal.plan.Source;
import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;

/**
 * Finds the updates that DynamoDB can do by itself: the whole primary key is pinned and nothing else is asked of the row; each
 * column becomes a value, or its number and another, or its elements and others behind them, or what it is, with a value in place of null; and no key, index, guard or
 * expiry is made of a column that changes.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Amazon DynamoDB
 *     Developer Guide, "Update expressions"</a>
 */
final class AtomicTranslator {

    private final TableMapping mapping;
    private final Set<String> bound;
    private final Operands operands;

    private AtomicTranslator(TableMapping mapping, Catalog catalog, Operands operands) {
        this.mapping = mapping;
        this.operands = operands;
        this.bound = bound(mapping, catalog);
    }

    static Optional<Atomic> translate(
            UpdateStatement update, TableMapping mapping, Catalog catalog, List<JdbcParameterBinder> binders) {
        if (mapping.primaryKey().isEmpty()
                || !mapping.isKeyedBy(mapping.primaryKey())
                || mapping.timeToLive().isPresent()) {
            return Optional.empty();
        }
        var from = FromTranslator.translate(update.getFromClause(), catalog, 0);
        if (from.tables().size() > 1 || !from.left().isEmpty() || from.hasUnion()) {
            return Optional.empty();
        }
        var alias = update.getTargetTable().getIdentificationVariable();
        var source = new Source(0, alias, mapping);
        var translator = new AtomicTranslator(mapping, catalog, new Operands(List.of(source), binders));
        var key = translator.key(update.getRestriction());
        var changes = translator.changes(update.getAssignments());
        return key.flatMap(pinned -> changes.map(all -> new Atomic(mapping, pinned, all)));
    }

    /** The columns that something else depends on. */
    private static Set<String> bound(TableMapping mapping, Catalog catalog) {
        var bound = new HashSet<>(mapping.primaryKey());
        bound.addAll(mapping.partition().attributes());
        bound.addAll(mapping.sort().attributes());
        mapping.uniques().forEach(guard -> bound.addAll(guard.columns()));
        mapping.indexes().forEach(index -> {
            bound.addAll(index.partitionColumns());
            bound.addAll(index.sortColumns());
        });
        catalog.referencesOf(mapping).forEach(reference -> bound.addAll(reference.columns()));
        return bound;
    }

    private Optional<Map<String, Operand>> key(org.hibernate.sql.ast.tree.predicate.Predicate restriction) {
        var where = new Conditions(operands).split(restriction);
        Map<String, Operand> key = new LinkedHashMap<>();
        for (var part : where.taken().conjuncts()) {
            if (part instanceof Predicate.Compare compare
                    && compare.comparison() == Comparison.EQUAL
                    && compare.left() instanceof Operand.Column column
                    && !(compare.right() instanceof Operand.Column)) {
                if (key.put(column.attribute().column(), compare.right()) != null) {
                    return Optional.empty();
                }
            } else {
                return Optional.empty();
            }
        }
        return where.isWhole() && key.keySet().equals(new HashSet<>(mapping.primaryKey()))
                ? Optional.of(key)
                : Optional.empty();
    }

    private Optional<List<Change>> changes(List<Assignment> assignments) {
        var changes = new ArrayList<Change>();
        var changed = new HashSet<String>();
        for (var assignment : assignments) {
            var columns = assignment.getAssignable().getColumnReferences();
            var values = DynamoTranslator.values(assignment.getAssignedValue(), columns.size());
            if (values.size() != columns.size()) {
                return Optional.empty();
            }
            for (int i = 0; i < values.size(); i++) {
                var column = columns.get(i).getColumnExpression();
                var change = change(column, values.get(i));
                if (change.isEmpty() || bound.contains(column) || !changed.add(column)) {
                    return Optional.empty();
                }
                changes.add(change.get());
            }
        }
        return Optional.of(changes);
    }

    private Optional<Change> change(String column, Expression assigned) {
        var attribute = mapping.find(column);
        var value = Operands.resolved(assigned);
        if (attribute.isEmpty() || value == null) {
            return Optional.empty();
        }
        if (isNull(value)) {
            return Optional.of(new Change.Assign(column, new Operand.Constant(null)));
        }
        boolean exact = attribute.get().type() == AttributeType.INTEGER
                || attribute.get().type() == AttributeType.DECIMAL;
        if (exact && value instanceof BinaryArithmeticExpression sum) {
            return sum(column, attribute.get().nullable(), sum);
        }
        if (attribute.get().type() == AttributeType.ARRAY && value instanceof FunctionExpression function) {
            var appended = append(column, attribute.get().nullable(), function);
            if (appended.isPresent()) {
                return appended;
            }
        }
        return isColumn(column, value)
                ? Optional.empty()
                : otherwise(column, value)
                        .<Change>map(other -> new Change.Default(column, other))
                        .or(() -> given(value).map(operand -> new Change.Assign(column, operand)));
    }

    /** {@code column + ?}, {@code ? + column}, {@code column - ?}, the column perhaps as {@code coalesce(column, ?)}. */
    private Optional<Change> sum(String column, boolean nullable, BinaryArithmeticExpression sum) {
        boolean adds = sum.getOperator() == BinaryArithmeticOperator.ADD;
        if (!adds && sum.getOperator() != BinaryArithmeticOperator.SUBTRACT) {
            return Optional.empty();
        }
        var there = sum.getLeftHandOperand();
        var amount = sum.getRightHandOperand();
        if (adds && !names(column, there)) {
            there = sum.getRightHandOperand();
            amount = sum.getLeftHandOperand();
        }
        var absent = otherwise(column, there);
        if (absent.isEmpty() && (nullable || !isColumn(column, there))) {
            return Optional.empty();
        }
        return given(amount).map(operand -> new Change.Add(column, operand, !adds, absent));
    }

    /** {@code array_concat(column, ?)}, the column perhaps as {@code coalesce(column, ?)}: what is appended to null stays null. */
    private Optional<Change> append(String column, boolean nullable, FunctionExpression function) {
        if (!function.getFunctionName().equalsIgnoreCase("array_concat")
                || function.getArguments().size() != 2
                || !(function.getArguments().get(0) instanceof Expression there)
                || !(function.getArguments().get(1) instanceof Expression elements)) {
            return Optional.empty();
        }
        var absent = otherwise(column, there);
        if (absent.isEmpty() && (nullable || !isColumn(column, there))) {
            return Optional.empty();
        }
        return given(elements).map(operand -> new Change.Append(column, operand, absent));
    }

    private boolean names(String column, Expression expression) {
        return isColumn(column, expression) || otherwise(column, expression).isPresent();
    }

    private boolean isColumn(String column, Expression expression) {
        return operands.operand(expression)
                .filter(operand -> operand instanceof Operand.Column found
                        && found.attribute().column().equals(column))
                .isPresent();
    }

    /** What stands for the column where it is null: the second argument of {@code coalesce(column, ?)}. */
    private Optional<Operand> otherwise(String column, Expression expression) {
        return expression instanceof FunctionExpression function
                        && function.getFunctionName().equalsIgnoreCase("coalesce")
                        && function.getArguments().size() == 2
                        && function.getArguments().get(0) instanceof Expression there
                        && isColumn(column, there)
                        && function.getArguments().get(1) instanceof Expression other
                ? given(other)
                : Optional.empty();
    }

    /** A value that the statement brings along. */
    private Optional<Operand> given(Expression expression) {
        return operands.operand(expression).filter(operand -> !(operand instanceof Operand.Column));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Literal literal && literal.getLiteralValue() == null;
    }
}
