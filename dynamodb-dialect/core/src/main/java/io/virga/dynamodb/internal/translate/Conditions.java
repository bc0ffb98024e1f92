package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.predicate.BetweenPredicate;
import org.hibernate.sql.ast.tree.predicate.BooleanExpressionPredicate;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate.FilterFragmentPredicate;
import org.hibernate.sql.ast.tree.predicate.GroupedPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.LikePredicate;
import org.hibernate.sql.ast.tree.predicate.NegatedPredicate;
import org.hibernate.sql.ast.tree.predicate.NullnessPredicate;
import org.jspecify.annotations.Nullable;

/** Predicates of WHERE, ON and HAVING. */
final class Conditions {

    private static final Pattern EQUALITY = Pattern.compile("(?:(\\w+)\\.)?(\\w+|\"[^\"]+\")\\s*=\\s*:[\\w.]+");

    private final Operands operands;

    Conditions(Operands operands) {
        this.operands = operands;
    }

    /**
     * What was understood of a condition, and what was not: {@code taken AND left} is the condition.
     *
     * @param left what was not taken, in words
     */
    record Split(Predicate taken, List<String> left) {
        boolean isWhole() {
            return left.isEmpty();
        }
    }

    Split split(org.hibernate.sql.ast.tree.predicate.@Nullable Predicate condition) {
        var taken = new ArrayList<Predicate>();
        var left = new ArrayList<String>();
        collect(condition, taken, left);
        return new Split(Predicate.and(taken), left);
    }

    private void collect(
            org.hibernate.sql.ast.tree.predicate.@Nullable Predicate condition,
            List<Predicate> taken,
            List<String> left) {
        if (condition == null || condition.isEmpty()) {
            return;
        }
        if (condition instanceof Junction junction && junction.getNature() == Junction.Nature.CONJUNCTION) {
            junction.getPredicates().forEach(part -> collect(part, taken, left));
        } else if (condition instanceof GroupedPredicate grouped) {
            collect(grouped.getSubPredicate(), taken, left);
        } else if (condition instanceof FilterPredicate filters) {
            filters.getFragments().forEach(part -> collect(part, taken, left));
        } else {
            translate(condition).ifPresentOrElse(taken::add, () -> left.add(Words.of(condition)));
        }
    }

    /** The whole condition, or nothing. */
    private Optional<Predicate> translate(org.hibernate.sql.ast.tree.predicate.Predicate condition) {
        if (condition instanceof Junction junction) {
            return junction(junction);
        }
        if (condition instanceof GroupedPredicate grouped) {
            return translate(grouped.getSubPredicate());
        }
        if (condition instanceof NegatedPredicate negated) {
            return translate(negated.getPredicate()).map(Predicate::not);
        }
        if (condition instanceof ComparisonPredicate comparison) {
            return comparison(comparison);
        }
        if (condition instanceof InListPredicate in) {
            return in(in).map(predicate -> in.isNegated() ? Predicate.not(predicate) : predicate);
        }
        if (condition instanceof BetweenPredicate between) {
            return between(between).map(predicate -> between.isNegated() ? Predicate.not(predicate) : predicate);
        }
        if (condition instanceof LikePredicate like) {
            return like(like).map(predicate -> like.isNegated() ? Predicate.not(predicate) : predicate);
        }
        if (condition instanceof NullnessPredicate nullness) {
            return nullness(nullness);
        }
        if (condition instanceof BooleanExpressionPredicate bool) {
            return operands.operand(bool.getExpression())
                    .filter(Operand.Column.class::isInstance)
                    .map(column -> Predicate.equal(column, new Operand.Constant(!bool.isNegated())));
        }
        if (condition instanceof FilterFragmentPredicate filter) {
            return filter(filter);
        }
        return Optional.empty();
    }

    /**
     * A filter that says {@code column = :parameter}, as that of {@code @TenantId} does. Hibernate keeps filters as text, and
     * their values in the statement, which it does not share between values.
     */
    private Optional<Predicate> filter(FilterFragmentPredicate filter) {
        var parameters = filter.getParameters();
        var matcher = EQUALITY.matcher(filter.getSqlFragment());
        if (parameters == null || parameters.size() != 1 || !matcher.matches()) {
            return Optional.empty();
        }
        var alias = matcher.group(1) == null ? "" : matcher.group(1);
        var value = parameters.get(0).getValue();
        return operands.column(alias, matcher.group(2))
                .flatMap(column -> Operands.constant(column, value).map(constant -> Predicate.equal(column, constant)));
    }

    private Optional<Predicate> junction(Junction junction) {
        var parts = new ArrayList<Predicate>();
        for (var part : junction.getPredicates()) {
            var translated = translate(part);
            if (translated.isEmpty()) {
                return Optional.empty();
            }
            parts.add(translated.get());
        }
        return Optional.of(
                junction.getNature() == Junction.Nature.CONJUNCTION ? Predicate.and(parts) : Predicate.or(parts));
    }

    private Optional<Predicate> comparison(ComparisonPredicate predicate) {
        var comparison =
                switch (predicate.getOperator()) {
                    case EQUAL -> Comparison.EQUAL;
                    case NOT_EQUAL -> Comparison.NOT_EQUAL;
                    case LESS_THAN -> Comparison.LESS;
                    case LESS_THAN_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
                    case GREATER_THAN -> Comparison.GREATER;
                    case GREATER_THAN_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
                    default -> null;
                };
        if (comparison == null) {
            return Optional.empty();
        }
        var left = operandsOf(predicate.getLeftHandExpression());
        var right = operandsOf(predicate.getRightHandExpression());
        if (left.isEmpty() || left.size() != right.size()) {
            return Optional.empty();
        }
        if (left.size() == 1) {
            return Optional.of(new Predicate.Compare(comparison, left.get(0), right.get(0)));
        }
        return comparison == Comparison.EQUAL ? Optional.of(equal(left, right)) : Optional.empty();
    }

    private static Predicate equal(List<Operand> left, List<Operand> right) {
        var parts = new ArrayList<Predicate>();
        for (int i = 0; i < left.size(); i++) {
            parts.add(Predicate.equal(left.get(i), right.get(i)));
        }
        return Predicate.and(parts);
    }

    /** The operands of a scalar or of a tuple, none where one of them is not ours. */
    private List<Operand> operandsOf(Expression expression) {
        var resolved = Operands.resolved(expression);
        if (resolved == null) {
            return List.of();
        }
        var result = new ArrayList<Operand>();
        for (var part : Operands.tuple(resolved)) {
            var operand = operands.operand(part);
            if (operand.isEmpty()) {
                return List.of();
            }
            result.add(operand.get());
        }
        return result;
    }

    private Optional<Predicate> in(InListPredicate in) {
        var test = operandsOf(in.getTestExpression());
        if (test.isEmpty()) {
            return Optional.empty();
        }
        var list = new ArrayList<List<Operand>>();
        for (var element : in.getListExpressions()) {
            var values = operandsOf(element);
            if (values.size() != test.size()) {
                return Optional.empty();
            }
            list.add(values);
        }
        if (test.size() == 1) {
            return Optional.of(new Predicate.In(
                    test.get(0), list.stream().map(values -> values.get(0)).toList()));
        }
        return Optional.of(
                Predicate.or(list.stream().map(values -> equal(test, values)).toList()));
    }

    private Optional<Predicate> between(BetweenPredicate between) {
        var value = operands.operand(between.getExpression());
        var lower = operands.operand(between.getLowerBound());
        var upper = operands.operand(between.getUpperBound());
        if (value.isEmpty() || lower.isEmpty() || upper.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Predicate.and(List.of(
                new Predicate.Compare(Comparison.GREATER_OR_EQUAL, value.get(), lower.get()),
                new Predicate.Compare(Comparison.LESS_OR_EQUAL, value.get(), upper.get()))));
    }

    private Optional<Predicate> like(LikePredicate like) {
        var value = operands.operand(like.getMatchExpression());
        var pattern = operands.operand(like.getPattern());
        if (value.isEmpty() || pattern.isEmpty() || !like.isCaseSensitive()) {
            return Optional.empty();
        }
        char escape = 0;
        if (like.getEscapeCharacter() != null) {
            var text = like.getEscapeCharacter() instanceof Literal literal ? "" + literal.getLiteralValue() : "";
            if (text.length() != 1) {
                return Optional.empty();
            }
            escape = text.charAt(0);
        }
        return Optional.of(new Predicate.Like(value.get(), pattern.get(), escape));
    }

    private Optional<Predicate> nullness(NullnessPredicate nullness) {
        var parts = operandsOf(nullness.getExpression());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var tests = parts.stream()
                .map(operand -> {
                    Predicate isNull = new Predicate.IsNull(operand);
                    return nullness.isNegated() ? Predicate.not(isNull) : isNull;
                })
                .toList();
        return Optional.of(Predicate.and(tests));
    }
}
