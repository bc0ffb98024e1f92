package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.residual.SampleRows.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A query over the sample tables P, Q and R whose answer does not depend on the order of rows, unless it sorts by id. */
final class RandomQuery {

    private static final List<String> ORDERED =
            List.of("b", "i", "si", "n", "d", "x", "re", "s", "z", "t", "l", "da", "ti", "u", "y");
    private static final List<String> NUMBERS = List.of("b", "i", "si", "n", "d", "x");

    private final Random random;
    private final List<Object> parameters = new ArrayList<>();
    private final String sql;

    RandomQuery(Random random) {
        this.random = random;
        this.sql = query();
    }

    String sql() {
        return sql;
    }

    List<Object> parameters() {
        return parameters;
    }

    private String query() {
        return switch (random.nextInt(16)) {
            case 0 -> "select p.*, q.id from P p join Q q on " + meet("p", "q") + " and " + meet("q", "p");
            case 1 ->
                "select p.id, q.id, r.id, r.z from P p left join Q q on " + meet("p", "q") + " left join R r on "
                        + meet("q", "r") + " and " + filter("r");
            case 2 ->
                "select p.* from P p where exists (select 1 from Q q where " + meet("q", "p") + ") and " + filter("p");
            case 3 ->
                "select p.id from P p where not exists (select 1 from Q q where " + meet("q", "p") + " and "
                        + meet("p", "q") + ")";
            case 4 -> {
                var c = comparable();
                yield "select p.id, p." + c + " from P p where p." + c + pick(" in ", " not in ") + "(select q." + c
                        + " from Q q where " + pick(meet("q", "p"), filterFree("q")) + ")";
            }
            case 5 -> {
                var c = pick("b", "i", "n", "s", "u", "f", "da", "c", "e", "y");
                yield "select p." + c + ", count(*), sum(q.n), avg(q.x), max(q.s), count(distinct q." + comparable()
                        + "), min(q.u) from P p join Q q on " + meet("p", "q") + " group by p." + c
                        + pick("", " having count(*) > 1");
            }
            case 6 ->
                "select p.id, (select count(*) from Q q where " + meet("q", "p") + ") c, (select max(q." + ordered()
                        + ") from Q q where " + meet("q", "p") + ") m from P p where " + filter("p");
            case 7 -> "select p.* from P p where " + filter("p") + pick(" and ", " or ") + filter("p");
            case 8 -> {
                var c = pick("b", "i", "n", "s", "u", "f", "da", "c");
                yield "select p." + c + " from P p where " + filter("p")
                        + pick(" union ", " union all ", " intersect ", " except ") + "select q." + c
                        + " from Q q where " + filter("q");
            }
            case 9 ->
                "select p.id, row_number() over (partition by p." + comparable()
                        + " order by p.id) rn, sum(p.n) over (order by p." + ordered()
                        + ", p.id) s, lag(p.s) over (order by p.id) l from P p";
            case 10 ->
                "select p.id, p.s, p.z from P p where " + filter("p") + " order by p." + ordered()
                        + pick("", " desc") + pick("", " nulls first", " nulls last") + ", p.id offset "
                        + random.nextInt(3)
                        + " rows fetch first " + random.nextInt(6) + " rows only";
            case 11 -> {
                var c = pick("b", "i", "n", "s", "u", "da");
                yield "with x as (select q." + c + " k, count(*) n from Q q where " + filter("q") + " group by q." + c
                        + ") select p.id, x.n from P p join x on x.k = p." + c
                        + " where x.n >= (select min(y.n) from x y)";
            }
            case 12 ->
                "select d.k, d.n, p.id from (select q.i k, sum(q.n) n from Q q group by q.i) d right join P p on d.k = p."
                        + pick("i", "b", "n", "d", "x", "si");
            case 13 ->
                "select distinct p." + pick("b", "s", "u", "f", "da", "n") + " from P p, Q q where " + meet("p", "q");
            case 14 ->
                "select p.id, cast(p.n as varchar), cast(p." + pick("i", "x", "s", "u", "da", "l", "c")
                        + " as varchar), coalesce(p.s, '-') || p.c,"
                        + " case when " + filterFree("p")
                        + " then p.i else -p.b end, extract(hour from p.z), json_object('k' value p.b)"
                        + " from P p";
            default -> {
                var c = comparable();
                yield "select p.id from P p where p." + c + pick(" = any ", " > all ", " <= any ") + "(select q." + c
                        + " from Q q where " + filterFree("q") + ")";
            }
        };
    }

    /** A condition between two tables, mostly an equality, sometimes across types. */
    private String meet(String a, String b) {
        var left = comparable();
        var right = NUMBERS.contains(left) && random.nextInt(3) == 0 ? one(NUMBERS) : left;
        return a + "." + left + pick(" = ", " = ", " = ", " is not distinct from ", " < ", " <> ") + b + "." + right;
    }

    private String filter(String alias) {
        var column = one(SampleRows.COLUMNS.stream()
                .filter(c -> !List.of("cl", "bl", "j", "ar").contains(c.name()))
                .toList());
        var c = alias + "." + column.name();
        return switch (random.nextInt(9)) {
            case 0 -> c + pick(" is null", " is not null");
            case 1 -> c + " in (" + bound(column) + ", " + bound(column) + ", " + bound(column) + ")";
            case 2 -> c + pick(" between ", " not between ") + bound(column) + " and " + bound(column);
            case 3 -> c + " is not distinct from " + bound(column);
            case 4 -> alias + ".s like " + pick("'s%'", "'%1'", "'S_'", "'s1'");
            case 5 -> filterFree(alias);
            default -> c + pick(" = ", " = ", " <> ", " < ", " >= ") + bound(column);
        };
    }

    /** A condition without parameters. */
    private String filterFree(String alias) {
        return pick(
                alias + ".b in (1, 2, 3) and " + alias + ".i = 2",
                alias + ".i = 2.5",
                alias + ".n = 2.50",
                alias + ".s = 's1' or " + alias + ".n = 2",
                alias + ".d = 3",
                alias + ".x in (1.5, 2)",
                alias + ".c = 'c1'",
                alias + ".c in ('c1 ', 'c1', 'c2')",
                alias + ".s in ('s1', 's1 ', 's2')",
                alias + ".z = timestamp with time zone '2024-03-31 03:30:00.123456+03:30'",
                alias + ".u in (uuid '00000000-0000-0000-0000-000000000000', '00000000-0000-0002-0000-000000000002')",
                alias + ".f",
                alias + ".e = 'B'",
                alias + ".l = timestamp '2024-03-31 03:30:00.001'",
                "(" + alias + ".b, " + alias + ".s) in ((1, 's1'), (2, 's2'))",
                alias + ".j is json object",
                alias + ".ar[1] = 1",
                alias + ".da = '2024-02-29'",
                "not (" + alias + ".re > 2.1)");
    }

    private String bound(Sample column) {
        parameters.add(SampleRows.value(column, random));
        return "?";
    }

    private String comparable() {
        return one(SampleRows.COLUMNS.stream()
                .map(Sample::name)
                .filter(c -> !List.of("cl", "bl", "j", "ar").contains(c))
                .collect(Collectors.toList()));
    }

    private String ordered() {
        return one(ORDERED);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
