package io.virga.dynamodb.internal.key;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key attribute of a table or index, and the template that its values come from.
 *
 * @param attribute the name of the attribute in the item
 * @param template over columns; native where the attribute is the column itself
 */
public record KeyPart(String attribute, KeyTemplate template) {

    /**
     * The partitions that rows of these values may be in, each as the key attributes that name it: one, or one for each shard.
     *
     * @param parts of a partition key; the one that is sharded stands alone
     */
    public static List<List<KeyPart>> partitions(List<KeyPart> parts, Function<String, @Nullable Object> row) {
        return parts.stream().allMatch(part -> part.template().shards() == 1)
                ? List.of(parts)
                : parts.get(0).template().partitions(row).stream()
                        .map(template -> List.of(new KeyPart(parts.get(0).attribute(), template)))
                        .toList();
    }

    /** The columns of some key attributes, in their order. */
    static List<String> columns(List<KeyPart> parts) {
        return parts.stream()
                .flatMap(part -> part.template().attributes().stream())
                .toList();
    }
}
