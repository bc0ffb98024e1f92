package io.virga.dynamodb.internal.residual;

import io.virga.dynamodb.internal.model.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names what H2 does not have in a text that H2 did not understand. */
final class MissingSyntax {

    private static final Pattern MISSING = Pattern.compile(
            "\\b(?:(LATERAL)\\s*\\(|(CROSS\\s+APPLY)\\b|(OUTER\\s+APPLY)\\b|(GROUPING\\s+SETS)\\s*\\(|(ROLLUP)\\s*\\(|(CUBE)\\s*\\("
                    + "|(INTERSECT\\s+ALL)\\b|(EXCEPT\\s+ALL)\\b|(FULL)\\s+(?:OUTER\\s+)?JOIN\\b|(NATURAL\\s+FULL)\\b)",
            Pattern.CASE_INSENSITIVE);

    private MissingSyntax() {}

    static Optional<Refusal> find(String sql) {
        var matcher = MISSING.matcher(SqlText.words(sql));
        return matcher.find() ? Optional.of(refusal(name(matcher))) : Optional.empty();
    }

    private static String name(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            var name = matcher.group(i);
            if (name != null) {
                return name.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
            }
        }
        throw new AssertionError("a match without a group");
    }

    private static Refusal refusal(String name) {
        var remedy =
                switch (name) {
                    case "FULL", "NATURAL FULL" ->
                        "Write it as a left join united with the rows of the right side that" + " have no partner.";
                    case "INTERSECT ALL", "EXCEPT ALL" ->
                        "Number equal rows by row_number() over (partition by …), and leave out ALL.";
                    case "ROLLUP", "CUBE", "GROUPING SETS" -> "Unite one GROUP BY query per grouping set.";
                    default -> "Write it as a correlated subquery, or as a join with a window function.";
                };
        var what = name.endsWith("FULL") ? name + " JOIN" : name;
        return Refusal.notSupported("SQL_NOT_SUPPORTED", what + " is not supported", "statement", remedy);
    }
}
