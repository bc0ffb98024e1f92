package io.virga.dynamodb.internal.predicate;

/** SQL's LIKE: {@code %} for any run of characters, {@code _} for one, an escape character before either. */
public final class LikePattern {

    private LikePattern() {}

    static boolean matches(String text, String pattern, char escape) {
        int t = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            boolean escaped =
                    p < pattern.length() && escape != 0 && pattern.charAt(p) == escape && p + 1 < pattern.length();
            if (!escaped && p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                resume = t;
            } else if (escaped && pattern.charAt(p + 1) == text.charAt(t)) {
                p += 2;
                t++;
            } else if (!escaped
                    && p < pattern.length()
                    && (pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    /** The text before the first wildcard, escapes resolved: what every match begins with. */
    public static String prefix(String pattern, char escape) {
        var prefix = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != 0 && c == escape && i + 1 < pattern.length()) {
                prefix.append(pattern.charAt(++i));
            } else if (c == '%' || c == '_') {
                break;
            } else {
                prefix.append(c);
            }
        }
        return prefix.toString();
    }
}
