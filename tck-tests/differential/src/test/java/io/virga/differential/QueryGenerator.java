package io.virga.differential;

import io.virga.differential.Attribute.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random JPQL of the specification: joins, conditions, subqueries, functions, groups, orders and pages. The same for the same seed. */
final class QueryGenerator {

    private final Random random;
    private ConditionGenerator conditions;

    QueryGenerator(long seed) {
        random = new Random(seed);
    }

    GeneratedQuery next() {
        Scope scope = new Scope(random);
        conditions = new ConditionGenerator(random, scope);
        String from = from(scope);
        String where = random.nextInt(5) == 0 ? "" : " where " + conditions.condition(3);
        return switch (random.nextInt(12)) {
            case 0, 1 -> entities(scope, from, where);
            case 2, 3 -> aggregates(scope, from, where);
            case 4, 5 -> groups(scope, from, where);
            case 6 -> set(scope, from, where);
            case 7 -> window(scope, from, where);
            case 8 -> fetched(scope, from, where);
            default -> values(scope, from, where);
        };
    }

    /** The ids of two queries, united, cut or taken away. */
    private GeneratedQuery set(Scope scope, String from, String where) {
        Scope other = scope.inner();
        String otherRoot = other.root(Type.values()[random.nextInt(Type.values().length)]);
        String operator = pick(List.of(" union ", " union all ", " intersect ", " except "));
        boolean ordered = !operator.equals(" union all ") && random.nextBoolean();
        return query(
                "select " + scope.aliases().get(0).name() + ".id" + from + where + operator + "select "
                        + other.aliases().get(0).name() + ".id from " + otherRoot + (ordered ? " order by 1" : ""),
                ordered,
                ordered && random.nextBoolean());
    }

    private GeneratedQuery window(Scope scope, String from, String where) {
        List<String> ids =
                scope.aliases().stream().map(alias -> alias.name() + ".id").toList();
        Scope.Alias alias = pick(scope.aliases());
        String partition = random.nextBoolean()
                ? "partition by " + alias.name() + "."
                        + pick(alias.type().attributes).path() + " "
                : "";
        String function =
                pick(List.of("row_number()", "count(" + alias.name() + ".id)", "max(" + alias.name() + ".id)"));
        return query(
                "select " + conditions.value() + ", " + function + " over (" + partition + "order by "
                        + String.join(", ", ids) + ")" + from + where,
                false,
                false);
    }

    /** Entities along with one of their associations. */
    private GeneratedQuery fetched(Scope scope, String otherwise, String where) {
        Scope.Alias root = scope.aliases().get(0);
        if (root.type().associations.isEmpty()) {
            return entities(scope, otherwise, where);
        }
        Scope alone = new Scope(random);
        String from = " from " + alone.root(root.type());
        conditions = new ConditionGenerator(random, alone);
        String association = pick(List.copyOf(root.type().associations.keySet()));
        String kind = pick(List.of(" join fetch ", " left join fetch "));
        return query(
                "select distinct a0" + from + kind + "a0." + association + " where " + conditions.condition(2),
                false,
                false);
    }

    private String from(Scope scope) {
        StringBuilder from =
                new StringBuilder(" from ").append(scope.root(Type.values()[random.nextInt(Type.values().length)]));
        int joins = random.nextInt(3);
        for (int i = 0; i < joins; i++) {
            scope.join().ifPresent(from::append);
        }
        return from.toString();
    }

    private GeneratedQuery entities(Scope scope, String from, String where) {
        String root = scope.aliases().get(0).name();
        String distinct = random.nextBoolean() ? "distinct " : "";
        boolean page = !distinct.isEmpty() && random.nextBoolean();
        return query(
                "select " + distinct + root + from + where + (page ? " order by " + root + ".id" : ""), page, page);
    }

    private GeneratedQuery values(Scope scope, String from, String where) {
        List<String> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            items.add(conditions.value());
        }
        // The ids of all aliases decide between any two rows, so that an order is an order and a page is a page.
        List<String> ids =
                scope.aliases().stream().map(alias -> alias.name() + ".id").toList();
        boolean ordered = random.nextBoolean();
        String order = ordered ? " order by " + orderItem(scope) + ", " + String.join(", ", ids) : "";
        return query(
                "select " + String.join(", ", items) + from + where + order, ordered, ordered && random.nextBoolean());
    }

    private String orderItem(Scope scope) {
        Scope.Alias alias = pick(scope.aliases());
        List<Attribute> sortable = alias.type().attributes.stream()
                .filter(a -> a.kind() != Kind.TRUTH)
                .toList();
        if (sortable.isEmpty()) {
            return alias.name() + ".id";
        }
        return alias.name() + "." + pick(sortable).path() + pick(List.of("", " asc", " desc"))
                + pick(List.of(" nulls first", " nulls last"));
    }

    private GeneratedQuery aggregates(Scope scope, String from, String where) {
        return query("select " + aggregate(scope) + ", " + aggregate(scope) + from + where, false, false);
    }

    private GeneratedQuery groups(Scope scope, String from, String where) {
        Scope.Alias alias = pick(scope.aliases());
        String key = alias.name() + "." + pick(alias.type().attributes).path();
        String having = random.nextInt(3) == 0
                ? " having count(" + scope.aliases().get(0).name() + ") > " + random.nextInt(4)
                : "";
        return query(
                "select " + key + ", " + aggregate(scope) + from + where + " group by " + key + having, false, false);
    }

    private String aggregate(Scope scope) {
        Scope.Alias alias = pick(scope.aliases());
        List<Attribute> numbers = alias.type().attributes.stream()
                .filter(a -> a.kind() == Kind.NUMBER || a.kind() == Kind.MONEY)
                .toList();
        if (numbers.isEmpty() || random.nextInt(3) == 0) {
            return "count(" + (random.nextBoolean() ? "distinct " : "") + alias.name() + ")";
        }
        String path = alias.name() + "." + pick(numbers).path();
        return pick(List.of("sum(", "min(", "max(", "count(", "avg(", "sum(distinct ")) + path + ")";
    }

    private GeneratedQuery query(String jpql, boolean ordered, boolean page) {
        int first = page ? random.nextInt(5) : 0;
        int most = page ? 1 + random.nextInt(8) : 0;
        return new GeneratedQuery(jpql, conditions.parameters(), ordered, first, most);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
