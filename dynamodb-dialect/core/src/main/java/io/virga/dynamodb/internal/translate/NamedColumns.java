package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Projection;
import io.virga.dynamodb.internal.translate.NativeText.Token;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns a text that H2 is to run can use: of each table those whose name stands anywhere in it, and all where it has a star. That is more than it
 * uses at times and never less. The text is asked, as formulas and restrictions of a mapping are no more than text in the AST either.
 */
final class NamedColumns {

    /** Before one of these, and at the end, a star is no multiplication: it stands for columns, or for rows that are counted. */
    private static final Set<String> BEHIND_STAR = Set.of(
            "FROM",
            ",",
            ")",
            ";",
            "EXCEPT",
            "INTO",
            "WHERE",
            "GROUP",
            "HAVING",
            "WINDOW",
            "QUALIFY",
            "UNION",
            "INTERSECT",
            "MINUS",
            "ORDER",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "FOR");

    /** How H2 lets names and texts be written that {@link NativeText} does not take apart. */
    private static final List<String> OTHER_QUOTES = List.of("U&\"", "u&\"", "`", "$$");

    private NamedColumns() {}

    /**
     * @param kept the tables whose rows the session keeps, to write from: read whole
     */
    static Plan.Needed in(String sql, Collection<TableMapping> tables, Collection<TableMapping> kept) {
        return in(NativeText.of(sql), tables, kept);
    }

    static Plan.Needed in(NativeText text, Collection<TableMapping> tables, Collection<TableMapping> kept) {
        Map<String, Projection> byTable = new HashMap<>();
        if (!namesAll(text)) {
            Set<String> names = new HashSet<>();
            text.tokens().stream().filter(Token::isName).map(Token::text).forEach(names::add);
            for (var table : tables) {
                if (!kept.contains(table)) {
                    byTable.put(
                            table.name(),
                            Projection.of(table, column -> names.contains(NativeText.lastName(column.column()))));
                }
            }
        }
        return new Plan.Needed(byTable);
    }

    private static boolean namesAll(NativeText text) {
        var tokens = text.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            boolean counts = i > 0 && text.is(i - 1, "(") && text.is(i + 1, ")");
            if (token.is("TABLE") || token.is("NATURAL") || token.is("*") && !counts && endsAt(text, i + 1)) {
                return true;
            }
        }
        return OTHER_QUOTES.stream().anyMatch(text.sql()::contains);
    }

    private static boolean endsAt(NativeText text, int token) {
        return token == text.tokens().size() || BEHIND_STAR.stream().anyMatch(word -> text.is(token, word));
    }
}
