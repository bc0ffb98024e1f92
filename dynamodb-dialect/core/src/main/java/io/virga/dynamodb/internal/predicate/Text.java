package io.virga.dynamodb.internal.predicate;

import java.util.List;
import java.util.stream.Collectors;

/** How predicates read in explanations and messages. */
final class Text {

    private Text() {}

    static String join(List<Predicate> parts, String word) {
        return parts.stream()
                .map(part ->
                        part instanceof Predicate.And || part instanceof Predicate.Or ? "(" + part + ")" : "" + part)
                .collect(Collectors.joining(word));
    }
}
