package io.virga.dynamodb.internal.key;

import java.util.List;

/**
 * A key attribute of a table or index, and the template that its values come from.
 *
 * @param attribute the name of the attribute in the item
 * @param template over columns; native where the attribute is the column itself
 */
public record KeyPart(String attribute, KeyTemplate template) {

    /** The columns of some key attributes, in their order. */
    static List<String> columns(List<KeyPart> parts) {
        return parts.stream()
                .flatMap(part -> part.template().attributes().stream())
                .toList();
    }
}
