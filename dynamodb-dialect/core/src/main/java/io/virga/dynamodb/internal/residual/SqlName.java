package io.virga.dynamodb.internal.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name as H2 knows it.
 *
 * @param schema empty where the text has none
 */
record SqlName(String schema, String name) {

    /** {@code shop."Order"} is schema {@code SHOP} and name {@code Order}; a catalog is dropped. */
    static SqlName parse(String text) {
        var parts = parts(text);
        return new SqlName(parts.size() > 1 ? parts.get(parts.size() - 2) : "", parts.get(parts.size() - 1));
    }

    private static List<String> parts(String text) {
        if (text.indexOf('"') < 0) {
            return List.of(text.toUpperCase(Locale.ENGLISH).split("\\."));
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    part.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(quoted ? String.valueOf(c) : String.valueOf(c).toUpperCase(Locale.ENGLISH));
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
