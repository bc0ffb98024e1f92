package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.RowWrite;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.model.ast.ColumnValueBinding;
import org.hibernate.sql.model.ast.RestrictedTableMutation;
import org.hibernate.sql.model.ast.TableDelete;
import org.hibernate.sql.model.ast.TableInsert;
import org.hibernate.sql.model.ast.TableMutation;
import org.hibernate.sql.model.ast.TableUpdate;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.jspecify.annotations.Nullable;

/** The writes of a flush: inserts, updates and deletes of one row, or of all rows of a collection. */
final class WriteTranslator {

    /** The functions by which the dialect writes what Hibernate calls a timestamp of the database. */
    private static final Set<String> TIMES =
            Set.of("localtimestamp", "current_timestamp", "localtime", "current_time", "current_date");

    /** How a plain value is written: the parameter, or one that H2 is told to read as JSON. */
    private static final Set<String> VALUES = Set.of("?", "? format json");

    private final TableMapping mapping;
    private final Operands operands;
    private final List<String> left = new ArrayList<>();

    private WriteTranslator(TableMapping mapping, List<JdbcParameterBinder> binders) {
        this.mapping = mapping;
        this.operands = new Operands(List.of(), binders);
    }

    static Plan translate(TableMutation<?> mutation, List<JdbcParameterBinder> binders, Catalog catalog) {
        var name = mutation.getMutatingTable().getTableName();
        var mapping = catalog.find(name);
        if (mapping.isEmpty()) {
            return new Plan.Refused(
                    "UNKNOWN_TABLE", "table " + name + " has no key design", name, "Report this mapping as a defect.");
        }
        return new WriteTranslator(mapping.get(), binders).translate(mutation);
    }

    private Plan translate(TableMutation<?> mutation) {
        Optional<RowWrite> write = Optional.empty();
        if (mutation instanceof TableInsert insert && insert.getNumberOfReturningColumns() == 0) {
            write = Optional.of(new RowWrite(
                    RowWrite.Kind.INSERT, mapping, columns(insert.getValueBindings()), Map.of(), Map.of()));
        } else if (mutation instanceof TableUpdate<?> update && update.getNumberOfReturningColumns() == 0) {
            write = Optional.of(restricted(RowWrite.Kind.UPDATE, columns(update.getValueBindings()), update));
        } else if (mutation instanceof OptionalTableUpdate update) {
            write = Optional.of(restricted(RowWrite.Kind.UPDATE, columns(update.getValueBindings()), update));
        } else if (mutation instanceof TableDelete delete) {
            write = Optional.of(restricted(RowWrite.Kind.DELETE, Map.of(), delete));
        } else {
            left.add(mutation.getClass().getSimpleName());
        }
        if (write.isEmpty() || !left.isEmpty()) {
            return new Plan.Refused(
                    "WRITE_NOT_SUPPORTED",
                    "a write uses " + String.join(", ", left) + ", which is not there yet",
                    mapping.entity(),
                    "Assign the value in Java instead of in SQL.");
        }
        return Planner.write(write.get());
    }

    private RowWrite restricted(RowWrite.Kind kind, Map<String, Operand> values, RestrictedTableMutation<?> mutation) {
        return new RowWrite(
                kind,
                mapping,
                values,
                columns(mutation.getKeyBindings()),
                columns(mutation.getOptimisticLockBindings()));
    }

    /** @param bindings null where Hibernate has none */
    private Map<String, Operand> columns(@Nullable List<ColumnValueBinding> bindings) {
        var columns = new LinkedHashMap<String, Operand>();
        if (bindings == null) {
            return columns;
        }
        for (var binding : bindings) {
            var column = binding.getColumnReference().getColumnExpression();
            if (mapping.find(column).isEmpty()) {
                left.add("column " + column);
                continue;
            }
            operand(binding)
                    .ifPresentOrElse(
                            operand -> columns.put(column, operand),
                            () -> left.add("the expression "
                                    + binding.getValueExpression().getFragment() + " for column " + column));
        }
        return columns;
    }

    private Optional<Operand> operand(ColumnValueBinding binding) {
        var expression = binding.getValueExpression();
        if (expression == null) {
            return Optional.of(new Operand.Constant(null));
        }
        var parameters = expression.getParameters();
        if (parameters.size() == 1 && VALUES.contains(expression.getFragment())) {
            return operands.operand(parameters.iterator().next());
        }
        if (parameters.isEmpty() && expression.getFragment().equalsIgnoreCase("null")) {
            return Optional.of(new Operand.Constant(null));
        }
        if (parameters.isEmpty() && isLiteral(expression.getFragment())) {
            return Optional.of(new Operand.Constant(literal(expression.getFragment())));
        }
        if (parameters.isEmpty() && TIMES.contains(expression.getFragment())) {
            return Optional.of(new Operand.Now());
        }
        return Optional.empty();
    }

    /** What Hibernate writes into the text by itself, a discriminator or the mark of a soft delete: a string, a whole number, or a boolean. */
    private static boolean isLiteral(String fragment) {
        return fragment.matches("-?[0-9]{1,18}|'([^']|'')*'|true|false");
    }

    private static Object literal(String fragment) {
        if (fragment.equals("true") || fragment.equals("false")) {
            return Boolean.valueOf(fragment);
        }
        return fragment.startsWith("'")
                ? fragment.substring(1, fragment.length() - 1).replace("''", "'")
                : Long.valueOf(fragment);
    }
}
