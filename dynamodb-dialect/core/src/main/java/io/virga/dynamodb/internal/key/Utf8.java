package io.virga.dynamodb.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * Texts as DynamoDB measures and sorts them: by the bytes of their UTF-8, which is their order by code points, not that of
 * {@link String#compareTo}. All texts here are without unpaired surrogates.
 */
final class Utf8 {

    private Utf8() {}

    /** The number of bytes. */
    static int length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytesOf(text.charAt(i));
        }
        return bytes;
    }

    /** Each half of a surrogate pair counts for two of its four bytes. */
    private static int bytesOf(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // code points above U+FFFF, written as surrogates, sort above all that one char can write
                boolean astral = Character.isSurrogate(x);
                return astral == Character.isSurrogate(y) ? Character.compare(x, y) : astral ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The first text that sorts behind all that begin with the prefix; null where there is none. */
    static @Nullable String after(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return null;
    }

    /** As many whole characters as the bytes allow. */
    static String cut(String text, int maxBytes) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytesOf(text.charAt(i));
            if (bytes > maxBytes) {
                return text.substring(0, Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i);
            }
        }
        return text;
    }
}
