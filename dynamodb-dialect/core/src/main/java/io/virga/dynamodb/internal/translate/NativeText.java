package io.virga.dynamodb.internal.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A native SQL text cut into its tokens; comments and white space are left out. */
record NativeText(String sql, List<Token> tokens) {

    /** What a token is. */
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes. */
        QUOTED,
        LITERAL,
        SYMBOL
    }

    /**
     * @param text a word in upper case, a quoted name without its quotes, anything else as it stands
     * @param start where it begins in the text
     * @param end behind its last character
     */
    record Token(Kind kind, String text, int start, int end) {

        boolean is(String word) {
            return kind != Kind.QUOTED && kind != Kind.LITERAL && text.equals(word);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    NativeText {
        tokens = List.copyOf(tokens);
    }

    static NativeText of(String sql) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int end;
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            if (sql.startsWith("--", at)) {
                at = behind(sql, "\n", at + 2);
                continue;
            }
            if (sql.startsWith("/*", at)) {
                at = behindComment(sql, at);
                continue;
            }
            if (c == '\'' || c == '"') {
                end = behindQuoted(sql, at, c);
                var inside = sql.substring(at + 1, Math.max(at + 1, end - 1));
                tokens.add(
                        c == '"'
                                ? new Token(Kind.QUOTED, inside.replace("\"\"", "\""), at, end)
                                : new Token(Kind.LITERAL, inside, at, end));
            } else if (Character.isJavaIdentifierStart(c)) {
                end = at + 1;
                while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(Kind.WORD, sql.substring(at, end).toUpperCase(Locale.ENGLISH), at, end));
            } else {
                end = at + 1;
                tokens.add(new Token(Kind.SYMBOL, sql.substring(at, end), at, end));
            }
            at = end;
        }
        return new NativeText(sql, tokens);
    }

    private static int behind(String sql, String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    /** A comment may hold others. */
    private static int behindComment(String sql, int start) {
        int depth = 0;
        for (int at = start; at < sql.length() - 1; at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return sql.length();
    }

    private static int behindQuoted(String sql, int start, char quote) {
        int at = start + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                if (at + 1 >= sql.length() || sql.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return sql.length();
    }

    /** The name of a table or column, written as such, as tokens hold it: without its schema and its quotes. */
    static String lastName(String name) {
        var tokens = of(name).tokens();
        return tokens.isEmpty() ? name : tokens.get(tokens.size() - 1).text();
    }

    boolean is(int token, String word) {
        return token < tokens.size() && tokens.get(token).is(word);
    }

    /** The text of the tokens from one to the one before another, as it was written. */
    String text(int from, int to) {
        return from >= to
                ? ""
                : sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The first token of a kind that stands in no parentheses that are opened behind {@code from}; else the number of tokens. */
    int find(int from, List<String> words) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (depth == 0 && words.stream().anyMatch(token::is)) {
                return i;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0) {
                return i;
            }
        }
        return tokens.size();
    }
}
