package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A table as text, a line per property; what it does not have is not mentioned. */
final class TableText {

    private TableText() {}

    static List<String> of(TableDescription table) {
        List<String> lines = new ArrayList<>();
        lines.add("table           " + table.name());
        lines.add("partition key   " + key(table.partitionKey()));
        if (table.sortKey() != null) {
            lines.add("sort key        " + key(table.sortKey()));
        }
        table.globalIndexes().forEach(index -> lines.add("global index    " + index(index)));
        table.localIndexes().forEach(index -> lines.add("local index     " + index(index)));
        TableDescription.Billing billing = table.billing();
        lines.add("billing         "
                + (billing.onDemand()
                        ? "on demand"
                        : billing.readUnits() + " read and " + billing.writeUnits() + " write units"));
        if (!table.timeToLive().isEmpty()) {
            lines.add("time to live    " + table.timeToLive());
        }
        if (table.stream() != TableDescription.Stream.NONE) {
            lines.add("stream          " + table.stream());
        }
        if (table.deletionProtection()) {
            lines.add("protected       from deletion");
        }
        for (Map.Entry<String, String> tag : new TreeMap<>(table.tags()).entrySet()) {
            lines.add("tag             " + tag.getKey() + "=" + tag.getValue());
        }
        return lines;
    }

    private static String index(IndexDescription index) {
        String sort = index.sort().isEmpty() ? "" : " sorted by " + keys(index.sort());
        return index.name() + ": " + keys(index.partition()) + sort + ", " + projection(index.projection());
    }

    private static String projection(IndexDescription.Projection projection) {
        return switch (projection.kind()) {
            case ALL -> "all attributes";
            case KEYS_ONLY -> "keys only";
            case INCLUDE -> "keys and " + String.join(", ", projection.attributes());
        };
    }

    private static String keys(List<KeyAttribute> keys) {
        return keys.stream().map(TableText::key).collect(Collectors.joining(" + "));
    }

    private static String key(KeyAttribute key) {
        return key.name()
                + switch (key.type()) {
                    case TEXT -> " (S)";
                    case NUMBER -> " (N)";
                    case BINARY -> " (B)";
                };
    }
}
