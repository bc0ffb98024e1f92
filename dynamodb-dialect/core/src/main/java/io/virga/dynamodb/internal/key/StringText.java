package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Refusal;

/**
 * Strings in keys. {@code #} separates and {@code $} escapes, so neither stands for itself in an escaped string: a character
 * that must not appear is written {@code $} and its code as two hex digits.
 */
final class StringText {

    static final char SEPARATOR = '#';
    static final char ESCAPE = '$';

    private static final String HEX = "0123456789abcdef";

    private StringText() {}

    /** Every character as it is. */
    static void verbatim(StringBuilder out, String value, Object where) {
        requireUnicode(value, where);
        out.append(value);
    }

    /** Escapes the separator and the escape: injective, close to the plain text. */
    static void escaped(StringBuilder out, String value, Object where) {
        requireUnicode(value, where);
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == SEPARATOR || c == ESCAPE) {
                escape(out.append(value, from, i), c);
                from = i + 1;
            }
        }
        out.append(value, from, value.length());
    }

    /**
     * Escapes every character up to the escape itself. What is left sorts above {@code $}, which sorts above the separator
     * that ends the component: so the order of the encoded texts is that of the strings, by code points.
     */
    static void ordered(StringBuilder out, String value, Object where) {
        requireUnicode(value, where);
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ESCAPE) {
                escape(out.append(value, from, i), c);
                from = i + 1;
            }
        }
        out.append(value, from, value.length());
    }

    static String token(String name) {
        requireUnicode(name, name);
        var out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == SEPARATOR || c == ESCAPE || c == '.' || c == '!') {
                escape(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void escape(StringBuilder out, char c) {
        out.append(ESCAPE).append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
    }

    /** Undoes either escaping; what was never escaped comes out as something that does not encode to the text. */
    static String unescape(String text) {
        int next = text.indexOf(ESCAPE);
        if (next < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int from = 0;
        while (next >= 0 && next + 2 < text.length()) {
            int code = Integer.parseInt(text, next + 1, next + 3, 16);
            out.append(text, from, next).append((char) code);
            from = next + 3;
            next = text.indexOf(ESCAPE, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** UTF-8 cannot write half a surrogate pair: it would become a question mark, and two keys one. */
    private static void requireUnicode(String value, Object where) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                boolean pair = Character.isHighSurrogate(value.charAt(i))
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw Refusal.of(
                            "KEY_NOT_UNICODE",
                            Refusal.DATA,
                            "a string with an unpaired surrogate at index " + i,
                            where.toString(),
                            "Store well-formed text, or map the attribute to a byte[].");
                }
                i++;
            }
        }
    }
}
