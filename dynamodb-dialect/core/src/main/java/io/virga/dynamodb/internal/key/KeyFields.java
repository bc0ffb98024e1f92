package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.key.Segment.Component;
import io.virga.dynamodb.internal.key.Segment.Literal;
import io.virga.dynamodb.internal.key.Segment.Shard;
import io.virga.dynamodb.internal.model.AttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A template cut at each {@code #}: fields of a literal start and at most one component behind it. Components contain no
 * {@code #}, so every key of the template has the same fields; only a verbatim string at the end may add more.
 *
 * @param fields at least one
 * @param isOpen whether the last field may contain anything behind its start, further {@code #} included
 */
record KeyFields(List<Field> fields, boolean isOpen) {

    /**
     * What stands between two {@code #}.
     *
     * @param start its literal start, without {@code #}
     * @param component whether a text is one of the component behind it, null where there is none
     */
    private record Field(String start, @Nullable Predicate<String> component) {

        boolean disjoint(Field other) {
            if (component != null && other.component != null) {
                return !start.startsWith(other.start) && !other.start.startsWith(start);
            }
            if (component != null) {
                return !produces(start, component, other.start);
            }
            if (other.component != null) {
                return !produces(other.start, other.component, start);
            }
            return !start.equals(other.start);
        }

        private static boolean produces(String start, Predicate<String> component, String text) {
            return text.startsWith(start) && component.test(text.substring(start.length()));
        }
    }

    static KeyFields of(KeyTemplate template) {
        var fields = new ArrayList<Field>();
        var start = new StringBuilder();
        Predicate<String> component = null;
        boolean isOpen = false;
        for (int i = 0; i < template.segments().size(); i++) {
            if (template.segments().get(i) instanceof Component next) {
                isOpen = template.role() == KeyRole.SORT && template.isLast(i) && next.type() == AttributeType.STRING;
                component = texts(template, i, next);
                continue;
            }
            if (template.segments().get(i) instanceof Shard shard) {
                component = text -> ShardText.isOne(shard, text);
                continue;
            }
            var text = ((Literal) template.segments().get(i)).text();
            for (int c = 0; c < text.length(); c++) {
                if (text.charAt(c) == StringText.SEPARATOR) {
                    fields.add(new Field(start.toString(), component));
                    start.setLength(0);
                    component = null;
                } else {
                    start.append(text.charAt(c));
                }
            }
        }
        fields.add(new Field(start.toString(), component));
        return new KeyFields(fields, isOpen);
    }

    private static Predicate<String> texts(KeyTemplate template, int segment, Component component) {
        return text -> (template.mayBeNull(segment) && text.equals(KeyTemplate.NULL))
                || KeyCodec.decode(component.type(), text, template.role(), template.isLast(segment))
                        .isPresent();
    }

    boolean disjoint(KeyFields other) {
        if (tooFewFor(other) || other.tooFewFor(this)) {
            return true;
        }
        for (int i = 0; i < Math.min(fields.size(), other.fields.size()); i++) {
            // an open field takes any text behind its start, which is what its component says of a field without #
            if (fields.get(i).disjoint(other.fields.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean tooFewFor(KeyFields other) {
        return !isOpen && fields.size() < other.fields.size();
    }
}
