package io.virga.dynamodb.internal.residual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.h2.value.Value;
import org.h2.value.ValueNumeric;
import org.h2.value.ValueVarchar;

/** What can be told from a text without understanding it. */
final class SqlText {

    private static final Pattern NOISE =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile(
            "'((?:[^']|'')*)'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|(?<![\\w.])(\\d+(?:\\.\\d+)?)(?![\\w.])",
            Pattern.DOTALL);
    private static final Pattern LOOKS_FOR_NULL = Pattern.compile(
            "\\bIS\\b(?!\\s+(?:NOT\\s+(?:NULL|UNKNOWN)|(?:NOT\\s+)?(?:TRUE|FALSE|JSON|OF))\\b)",
            Pattern.CASE_INSENSITIVE);

    private SqlText() {}

    /** The words and operators: literals, quoted names and comments are each a {@code ?}. */
    static String words(String sql) {
        return NOISE.matcher(sql).replaceAll(" ? ");
    }

    /** The strings and the numbers of the text, none of them with a sign. */
    static List<Value> literals(String sql) {
        var literals = new ArrayList<Value>();
        var matcher = LITERAL.matcher(sql);
        while (matcher.find()) {
            var text = matcher.group(1);
            if (text != null) {
                literals.add(ValueVarchar.get(text.replace("''", "'")));
            } else if (matcher.group(2) != null) {
                literals.add(ValueNumeric.get(new BigDecimal(matcher.group(2))));
            }
        }
        return literals;
    }

    /**
     * False only if nothing in the text looks for null, as {@code IS NULL} and {@code IS NOT DISTINCT FROM} do: then a key
     * that has a null has no rows.
     */
    static boolean mayLookForNull(String sql) {
        return LOOKS_FOR_NULL.matcher(words(sql)).find();
    }
}
