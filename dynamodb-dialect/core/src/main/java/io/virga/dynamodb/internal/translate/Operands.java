package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.model.Coercion;
import io.virga.dynamodb.internal.plan.Source;
import io.virga.dynamodb.internal.predicate.Operand;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.sqm.sql.internal.EntityValuedPathInterpretation;
import org.hibernate.query.sqm.sql.internal.SqmParameterInterpretation;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.expression.UnparsedNumericLiteral;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Expressions to operands: columns of known tables, parameters by their position in the rendered statement, literals.
 * Everything else is left to the residual.
 */
final class Operands {

    private final Map<String, Source> byAlias = new HashMap<>();
    private final Map<Object, Integer> positions = new IdentityHashMap<>();

    Operands(Collection<Source> sources, List<JdbcParameterBinder> binders) {
        sources.forEach(source -> byAlias.put(source.alias(), source));
        for (int i = 0; i < binders.size(); i++) {
            positions.putIfAbsent(binders.get(i), i + 1);
        }
    }

    /** The operand of a scalar expression, empty where it is none of ours. */
    Optional<Operand> operand(@Nullable Expression expression) {
        var resolved = resolved(expression);
        if (resolved == null || tuple(resolved).size() > 1) {
            return Optional.empty();
        }
        if (resolved instanceof JdbcParameter) {
            return Optional.ofNullable(positions.get(resolved)).map(Operand.Parameter::new);
        }
        var column = columnOf(resolved);
        if (column != null) {
            return column(column);
        }
        if (resolved instanceof SqlTupleContainer container && container.getSqlTuple() != null) {
            var parts = container.getSqlTuple().getExpressions();
            return parts.size() == 1 ? operand(parts.get(0)) : Optional.empty();
        }
        return literal(resolved);
    }

    /** The parts of a tuple; the expression alone where it is none. */
    static List<? extends Expression> tuple(Expression expression) {
        return expression instanceof SqlTupleContainer container && container.getSqlTuple() != null
                ? container.getSqlTuple().getExpressions()
                : List.of(expression);
    }

    /** What a parameter or an entity-valued path stands for. */
    static @Nullable Expression resolved(@Nullable Expression expression) {
        if (expression instanceof SqmParameterInterpretation parameter) {
            return parameter.getResolvedExpression();
        }
        return expression instanceof EntityValuedPathInterpretation<?> path ? path.getSqlExpression() : expression;
    }

    private static @Nullable ColumnReference columnOf(Expression expression) {
        return expression.getColumnReference();
    }

    private Optional<Operand> column(ColumnReference column) {
        return column.isColumnExpressionFormula() || isInsideDocument(column)
                ? Optional.empty()
                : column(column.getQualifier() == null ? "" : column.getQualifier(), column.getColumnExpression())
                        .map(Operand.class::cast);
    }

    /** A column by what the statement calls its table, empty where it is none of ours. */
    Optional<Operand.Column> column(String alias, String name) {
        var source = byAlias.get(alias);
        return source == null
                ? Optional.empty()
                : source.mapping().find(name).map(attribute -> new Operand.Column(source.index(), attribute));
    }

    /** A value to compare a column with, empty where the column cannot hold it. */
    static Optional<Operand> constant(Operand.Column column, @Nullable Object value) {
        var canonical = Coercion.coerce(column.attribute().type(), value);
        return canonical == null ? Optional.empty() : Optional.of(new Operand.Constant(canonical));
    }

    /** An attribute of an embeddable that is kept as a document: not the document, whose column it names. */
    private static boolean isInsideDocument(ColumnReference column) {
        return column.getSelectablePath() != null && column.getSelectablePath().getParts().length > 1;
    }

    private static Optional<Operand> literal(Expression expression) {
        if (expression instanceof UnparsedNumericLiteral<?> number) {
            return Optional.of(new Operand.Constant(number(new BigDecimal(number.getUnparsedLiteralValue()))));
        }
        if (!(expression instanceof Literal literal) || literal.getLiteralValue() == null) {
            return Optional.empty();
        }
        var value = canonical(literal.getLiteralValue());
        return value == null ? Optional.empty() : Optional.of(new Operand.Constant(value));
    }

    private static Object number(BigDecimal value) {
        return value.scale() <= 0 && value.precision() < 19 ? (Object) value.longValueExact() : value;
    }

    private static @Nullable Object canonical(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Character character) {
            return character.toString();
        }
        for (var type : io.virga.dynamodb.internal.model.AttributeType.values()) {
            if (type.javaType().isInstance(value)) {
                return Coercion.coerce(type, value);
            }
        }
        return null;
    }
}
