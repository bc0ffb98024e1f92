package io.virga.differential;

import io.virga.differential.Scope.Alias;
import io.virga.differential.trade.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Conditions and values over the aliases of a scope. */
final class ConditionGenerator {

    private final Random random;
    private final Scope scope;
    private final List<Object> parameters;

    ConditionGenerator(Random random, Scope scope) {
        this(random, scope, new ArrayList<>());
    }

    private ConditionGenerator(Random random, Scope scope, List<Object> parameters) {
        this.random = random;
        this.scope = scope;
        this.parameters = parameters;
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }

    String condition(int depth) {
        if (depth > 0) {
            switch (random.nextInt(8)) {
                case 0, 1:
                    return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
                case 2:
                    return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
                case 3:
                    return "not (" + condition(depth - 1) + ")";
                case 4:
                    return subquery(depth - 1);
                default:
                    break;
            }
        }
        return switch (random.nextInt(9)) {
            case 0 -> aboutCollection();
            case 1 -> aboutType();
            default -> aboutAttribute();
        };
    }

    private String aboutAttribute() {
        Alias alias = pick(scope.aliases());
        Attribute attribute = pick(alias.type().attributes);
        String path = alias.name() + "." + attribute.path();
        if (random.nextInt(6) == 0) {
            return path + pick(List.of(" is null", " is not null"));
        }
        if (random.nextInt(8) == 0) {
            return identified(alias);
        }
        return switch (attribute.kind()) {
            case TEXT -> text(path);
            case NUMBER -> number(path, () -> String.valueOf(random.nextInt(12)), random.nextInt(12));
            case MONEY -> number(path, this::money, new BigDecimal(money()));
            case DATE -> number(path, () -> "{d '" + date() + "'}", date());
            case TRUTH -> path + pick(List.of(" = true", " = false", " <> true"));
            case ENUM ->
                path
                        + pick(List.of(" = ", " <> "))
                        + pick(List.of(attribute.enumeration().split(" ")));
        };
    }

    /** A condition on a key: the entity's own, or that of an entity it refers to. */
    private String identified(Alias alias) {
        List<String> references = alias.type().references();
        String id = alias.name() + (references.isEmpty() || random.nextBoolean() ? "" : "." + pick(references)) + ".id";
        return switch (random.nextInt(4)) {
            case 0 -> id + comparison() + (1 + random.nextInt(20));
            case 1 ->
                id + " in (" + random.nextInt(20) + ", " + random.nextInt(20) + ", "
                        + parameter(1L + random.nextInt(20)) + ")";
            case 2 -> id + " between " + random.nextInt(10) + " and " + parameter((long) random.nextInt(30));
            default -> id + " = " + parameter(1L + random.nextInt(12));
        };
    }

    private String text(String path) {
        String word = pick(Trade.WORDS);
        return switch (random.nextInt(8)) {
            case 6 ->
                path
                        + pick(List.of(" like ", " not like "))
                        + pick(List.of("'%a%'", "'_b%'", "'50!%' escape '!'", "'%'"));
            case 7 -> path + comparison() + parameter(word);
            case 0 -> path + " like " + parameter(word.isEmpty() ? "%" : word.substring(0, 1) + "%");
            case 1 -> path + " in (" + quoted(word) + ", " + quoted(pick(Trade.WORDS)) + ")";
            case 2 -> "length(" + path + ")" + comparison() + random.nextInt(6);
            case 3 -> "upper(" + path + ") = " + parameter(word.toUpperCase(Locale.ROOT));
            default -> path + pick(List.of(" = ", " <> ")) + (random.nextBoolean() ? parameter(word) : quoted(word));
        };
    }

    private String number(String path, Supplier<String> literal, Object value) {
        return switch (random.nextInt(5)) {
            case 0 -> path + " between " + literal.get() + " and " + literal.get();
            case 1 -> path + " in (" + literal.get() + ", " + literal.get() + ", " + literal.get() + ")";
            case 2 -> path + comparison() + parameter(value);
            default -> path + comparison() + literal.get();
        };
    }

    /** Only one of the hierarchies has kinds to ask for. */
    private String aboutType() {
        Alias alias = pick(scope.aliases());
        return alias.type() == Type.Payment
                ? "type(" + alias.name() + ")" + pick(List.of(" = ", " <> "))
                        + pick(List.of("CardPayment", "CashPayment"))
                : aboutAttribute();
    }

    private String aboutCollection() {
        Alias alias = pick(scope.aliases());
        List<String> collections = alias.type().collections();
        if (collections.isEmpty()) {
            return aboutAttribute();
        }
        String path = alias.name() + "." + pick(collections);
        return switch (random.nextInt(alias.type() == Type.Customer ? 4 : 3)) {
            case 0 -> path + " is empty";
            case 1 -> path + " is not empty";
            case 2 -> "size(" + path + ")" + comparison() + random.nextInt(4);
            default -> quoted(pick(Trade.WORDS)) + " member of " + alias.name() + ".labels";
        };
    }

    private String subquery(int depth) {
        Scope inner = scope.inner();
        String root = inner.root(pick(List.of(Type.values())));
        Alias own = inner.aliases().get(0);
        ConditionGenerator conditions = new ConditionGenerator(random, inner, parameters);
        String where = " where " + conditions.condition(Math.min(depth, 1));
        Alias outer = pick(scope.aliases());
        return switch (random.nextInt(4)) {
            case 3 -> outer.name() + ".id" + quantified() + " (select " + own.name() + ".id from " + root + where + ")";
            case 0 ->
                pick(List.of("exists", "not exists")) + " (select " + own.name() + " from " + root + where + " and "
                        + own.name() + ".id" + comparison() + outer.name() + ".id)";
            case 1 ->
                outer.name() + ".id" + pick(List.of(" in ", " not in ")) + "(select " + own.name() + ".id from " + root
                        + where + ")";
            default ->
                outer.name() + ".id" + comparison() + "(select max(" + own.name() + ".id) from " + root + where + ")";
        };
    }

    /** Not {@code = all}: H2 looks it up in the primary key as if it were {@code = any}, so that nothing equals all of an empty set. */
    private String quantified() {
        String comparison = comparison();
        String quantifier = pick(List.of("all", "any"));
        return (quantifier.equals("all") && comparison.equals(" = ") ? " <= " : comparison) + quantifier;
    }

    /** Something to select. */
    String value() {
        Alias alias = pick(scope.aliases());
        Attribute attribute = pick(alias.type().attributes);
        String path = alias.name() + "." + attribute.path();
        if (random.nextBoolean()) {
            return path;
        }
        return switch (attribute.kind()) {
            case TEXT ->
                pick(List.of(
                        "lower(" + path + ")",
                        "coalesce(" + path + ", 'none')",
                        "concat(" + path + ", '-', " + path + ")",
                        path + " || '!'",
                        "substring(" + path + ", 2)",
                        "length(" + path + ")",
                        "locate('a', " + path + ")",
                        "nullif(" + path + ", 'a')"));
            case NUMBER ->
                pick(List.of(
                        path + " + 1",
                        path + " * 2 - " + path,
                        "abs(" + path + " - 5)",
                        "mod(" + path + ", 3)",
                        "coalesce(" + path + ", -1)",
                        "case when " + path + " > 2 then 'many' when " + path + " > 0 then 'few' else 'none' end"));
            case MONEY ->
                pick(List.of(path + " * 2", path + " + 0.5", "coalesce(" + path + ", 0)", "floor(" + path + ")"));
            case DATE -> pick(List.of("extract(year from " + path + ")", "extract(month from " + path + ")"));
            case TRUTH -> "case when " + path + " = true then 1 else 0 end";
            case ENUM -> alias.name() + ".id";
        };
    }

    private String comparison() {
        return pick(List.of(" = ", " <> ", " < ", " <= ", " > ", " >= "));
    }

    private String money() {
        return BigDecimal.valueOf(random.nextInt(8) * 125L, 2).toPlainString();
    }

    private LocalDate date() {
        return LocalDate.of(2024, 1 + random.nextInt(12), 1 + random.nextInt(3));
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "''") + "'";
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
