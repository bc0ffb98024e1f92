package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.key.Segment.Literal;
import io.virga.dynamodb.internal.key.Segment.Shard;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the pattern of a template, and says what makes a template one. Positions count characters of the pattern from 0. */
final class KeyPattern {

    /** {@link Shard#toString()} between its braces. */
    private static final Pattern SHARD = Pattern.compile("(\\d{1,3}) shards by (.+)");

    private final String pattern;
    private final KeyRole role;
    private final Function<String, @Nullable AttributeType> typeOf;
    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private KeyPattern(String pattern, KeyRole role, Function<String, @Nullable AttributeType> typeOf) {
        this.pattern = pattern;
        this.role = role;
        this.typeOf = typeOf;
    }

    static List<Segment> parse(String pattern, KeyRole role, Function<String, @Nullable AttributeType> typeOf) {
        return new KeyPattern(pattern, role, typeOf).parse();
    }

    private List<Segment> parse() {
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c != '{' && c != '}') {
                literal.append(c);
                at++;
            } else if (at + 1 < pattern.length() && pattern.charAt(at + 1) == c) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                at = component(at);
            } else {
                throw malformed("a } without a { before it", at);
            }
        }
        endLiteral();
        return segments;
    }

    /** @return the position behind the closing brace */
    private int component(int open) {
        int close = pattern.indexOf('}', open);
        int nested = pattern.indexOf('{', open + 1);
        if (close < 0 || (nested >= 0 && nested < close)) {
            throw malformed("a { without a } behind it", open);
        }
        var attribute = pattern.substring(open + 1, close);
        if (attribute.isEmpty()) {
            throw malformed("no attribute between { and }", open);
        }
        endLiteral();
        var shard = SHARD.matcher(attribute);
        if (shard.matches()) {
            var id = new ArrayList<Component>();
            for (var column : shard.group(2).split("\\|")) {
                id.add(component(column, open));
            }
            segments.add(new Shard(Integer.parseInt(shard.group(1)), id));
        } else {
            segments.add(component(attribute, open));
        }
        return close + 1;
    }

    private Component component(String attribute, int open) {
        var type = typeOf.apply(attribute);
        if (type == null) {
            throw Refusal.notSupported(
                    "KEY_ATTRIBUTE_UNKNOWN",
                    "no attribute '" + attribute + "' (at position " + open + ")",
                    where(role, pattern),
                    "Name a basic attribute that has a column of its own.");
        }
        return new Component(attribute, type);
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            segments.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private Refusal malformed(String what, int position) {
        return Refusal.notSupported(
                "KEY_PATTERN",
                what + " (at position " + position + ")",
                where(role, pattern),
                "Write {attribute} for a value, and {{ or }} for a brace.");
    }

    /** The segments of a template, neighbouring literals joined. */
    static List<Segment> checked(KeyRole role, List<Segment> given, boolean isNative) {
        var segments = joined(given);
        if (segments.isEmpty()) {
            throw Refusal.notSupported(
                    "KEY_EMPTY", "an empty template", where(role, ""), "Write a literal or an {attribute}.");
        }
        var attributes = new HashSet<String>();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Component component) {
                if (!KeyCodec.isKeyable(component.type())) {
                    throw KeyCodec.typeRefused(component.type(), where(role, segments, i));
                }
                if (component.attribute().isEmpty()
                        || component.attribute().indexOf('{') >= 0
                        || component.attribute().indexOf('}') >= 0) {
                    throw refused(
                            "an attribute without a name, or with a brace in it", role, segments, i, "Rename it.");
                }
                if (!attributes.add(component.attribute())) {
                    throw refused(
                            "the attribute '" + component.attribute() + "' a second time",
                            role,
                            segments,
                            i,
                            "Drop one.");
                }
                if (i > 0 && !(segments.get(i - 1) instanceof Literal)) {
                    throw refused(
                            "two attributes without a literal between them, so ab and c would meet a and bc",
                            role,
                            segments,
                            i,
                            "Put a # between them.");
                }
            } else if (segments.get(i) instanceof Shard shard) {
                checkShard(role, segments, i, shard);
            } else if (i > 0 && ((Literal) segments.get(i)).text().charAt(0) != StringText.SEPARATOR) {
                throw refused(
                        "a literal behind an attribute that does not begin with #, so it could be part of the value",
                        role,
                        segments,
                        i,
                        "Begin it with #, or map the whole key to one attribute.");
            }
        }
        if (isNative) {
            NativeKeys.check(role, segments);
        }
        return List.copyOf(segments);
    }

    private static void checkShard(KeyRole role, List<Segment> segments, int at, Shard shard) {
        if (role != KeyRole.PARTITION
                || at == 0
                || !(segments.get(at - 1) instanceof Literal)
                || segments.stream().filter(Shard.class::isInstance).count() > 1) {
            throw refused(
                    "a shard where none can be",
                    role,
                    segments,
                    at,
                    "Shard a partition key, once, behind a literal that ends with #.");
        }
        if (shard.count() < 2 || shard.count() > ShardText.MOST || shard.by().isEmpty()) {
            throw refused(
                    shard.count() + " shards",
                    role,
                    segments,
                    at,
                    "Take 2 to " + ShardText.MOST + " of them, by at least one column.");
        }
        for (var component : shard.by()) {
            if (!KeyCodec.isKeyable(component.type())) {
                throw KeyCodec.typeRefused(component.type(), where(role, segments, at));
            }
            if (component.attribute().matches(".*[|{}].*")) {
                throw refused(
                        "shards by the column " + component.attribute(),
                        role,
                        segments,
                        at,
                        "Call it without braces and |.");
            }
        }
    }

    private static List<Segment> joined(List<Segment> given) {
        var segments = new ArrayList<Segment>(given.size());
        for (var segment : given) {
            int last = segments.size() - 1;
            if (segment instanceof Literal literal) {
                if (literal.text().isEmpty()) {
                    continue;
                }
                if (last >= 0 && segments.get(last) instanceof Literal before) {
                    segments.set(last, new Literal(before.text() + literal.text()));
                    continue;
                }
                StringText.verbatim(new StringBuilder(), literal.text(), "a literal of a key template");
            }
            segments.add(segment);
        }
        return segments;
    }

    private static Refusal refused(String what, KeyRole role, List<Segment> segments, int index, String remedy) {
        return Refusal.notSupported("KEY_PATTERN", what, where(role, segments, index), remedy);
    }

    private static String where(KeyRole role, List<Segment> segments, int index) {
        var pattern = new StringBuilder();
        int position = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (i == index) {
                position = pattern.length();
            }
            pattern.append(segments.get(i));
        }
        return where(role, pattern.toString()) + " at position " + position;
    }

    static String where(KeyRole role, String pattern) {
        return role + " '" + pattern + "'";
    }
}
