package io.virga.dynamodb.internal.key;

import io.virga.dynamodb.internal.model.Value;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A slot of a secondary index that the items of one table take. The index is sparse: a row whose partition columns hold a
 * null is not in it.
 *
 * @param index the name of the index
 * @param partitionKey the attribute that is its partition key
 * @param sortKey the attribute that is its sort key
 * @param partition the template of the partition key, over columns
 * @param sort the template of the sort key, over columns
 */
public record IndexMapping(String index, String partitionKey, String sortKey, KeyTemplate partition, KeyTemplate sort) {

    void keys(Function<String, @Nullable Object> row, BiConsumer<String, Value> attributes) {
        for (var column : partition.attributes()) {
            if (row.apply(column) == null) {
                return;
            }
        }
        attributes.accept(partitionKey, Value.text(partition.encode(row)));
        attributes.accept(sortKey, Value.text(sort.encode(row)));
    }
}
