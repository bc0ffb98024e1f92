package io.virga.dynamodb.internal.residual;

import java.util.regex.Pattern;

/** What can be told from a text without understanding it. */
final class SqlText {

    private static final Pattern NOISE =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LOOKS_FOR_NULL = Pattern.compile(
            "\\bIS\\b(?!\\s+(?:NOT\\s+(?:NULL|UNKNOWN)|(?:NOT\\s+)?(?:TRUE|FALSE|JSON|OF))\\b)",
            Pattern.CASE_INSENSITIVE);

    private SqlText() {}

    /** The words and operators: literals, quoted names and comments are each a {@code ?}. */
    static String words(String sql) {
        return NOISE.matcher(sql).replaceAll(" ? ");
    }

    /**
     * False only if nothing in the text looks for null, as {@code IS NULL} and {@code IS NOT DISTINCT FROM} do: then a key
     * that has a null has no rows.
     */
    static boolean mayLookForNull(String sql) {
        return LOOKS_FOR_NULL.matcher(words(sql)).find();
    }
}
