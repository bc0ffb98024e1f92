package io.virga.dynamodb.internal.translate;

import java.util.Locale;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;

/** What of a statement needs the residual, as an explanation says it. */
final class Words {

    private Words() {}

    static String of(Predicate predicate) {
        if (predicate instanceof ComparisonPredicate comparison) {
            return "comparison of " + of(comparison.getLeftHandExpression()) + " with "
                    + of(comparison.getRightHandExpression());
        }
        return words(predicate.getClass(), "Predicate");
    }

    static String of(Expression expression) {
        if (expression instanceof FunctionExpression function) {
            return function.getFunctionName() + "()";
        }
        if (expression instanceof Literal) {
            return "a literal";
        }
        return expression.getColumnReference() != null
                ? expression.getColumnReference().getColumnExpression()
                : words(expression.getClass(), "Expression");
    }

    /** {@code InSubQueryPredicate} is an "in sub query". */
    private static String words(Class<?> type, String kind) {
        return type.getSimpleName()
                .replace(kind, "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
