package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.IndexDescription.Projection;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.TableDescription.Billing;
import io.virga.dynamodb.internal.store.TableDescription.Encryption;
import io.virga.dynamodb.internal.store.TableDescription.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tables and indexes as JSON and back. */
final class TableText {

    private TableText() {}

    static Value of(TableDescription table) {
        var keys = new ArrayList<KeyAttribute>();
        keys.add(table.partitionKey());
        if (table.sortKey() != null) {
            keys.add(table.sortKey());
        }
        var tags = new TreeMap<String, Value>();
        table.tags().forEach((name, value) -> tags.put(name, Value.text(value)));
        var json = new Json.Builder()
                .text("name", table.name())
                .list("key", keys, TableText::key)
                .list("globalIndexes", table.globalIndexes(), TableText::of)
                .list("localIndexes", table.localIndexes(), TableText::of)
                .given("timeToLive", table.timeToLive())
                .flag("deletionProtection", table.deletionProtection());
        if (!table.billing().onDemand()) {
            json.value("billing", of(table.billing()));
        }
        if (table.stream() != Stream.NONE) {
            json.text("stream", lower(table.stream()));
        }
        if (!tags.isEmpty()) {
            json.value("tags", new Value.Document(tags));
        }
        if (table.encryption().managedByKms()) {
            json.text(
                    "encryption",
                    table.encryption().keyId().isEmpty()
                            ? "aws-managed"
                            : table.encryption().keyId());
        }
        return json.build();
    }

    static TableDescription table(Json json) {
        var keys = json.list("key", TableText::key);
        if (keys.isEmpty() || keys.size() > 2) {
            throw new IllegalArgumentException(json.where() + ": \"key\" has " + keys.size() + " attributes");
        }
        var tags = new TreeMap<String, String>();
        if (json.has("tags")) {
            var each = json.object("tags");
            each.members().keySet().forEach(name -> tags.put(name, each.text(name)));
        }
        var encryption = json.text("encryption", "");
        return new TableDescription(
                json.text("name"),
                keys.get(0),
                keys.size() == 2 ? keys.get(1) : null,
                json.list("globalIndexes", TableText::index),
                json.list("localIndexes", TableText::index),
                json.has("billing") ? billing(json.object("billing")) : Billing.ON_DEMAND,
                json.text("timeToLive", ""),
                json.has("stream") ? json.constant("stream", Stream.class) : Stream.NONE,
                Map.copyOf(tags),
                json.flag("deletionProtection"),
                encryption.isEmpty()
                        ? Encryption.AWS_OWNED
                        : encryption.equals("aws-managed")
                                ? Encryption.AWS_MANAGED
                                : Encryption.customerKey(encryption));
    }

    static Value of(IndexDescription index) {
        return new Json.Builder()
                .text("name", index.name())
                .list("partition", index.partition(), TableText::key)
                .list("sort", index.sort(), TableText::key)
                .text("projection", lower(index.projection().kind()))
                .texts("attributes", index.projection().attributes())
                .build();
    }

    static IndexDescription index(Json json) {
        return new IndexDescription(
                json.text("name"),
                json.list("partition", TableText::key),
                json.list("sort", TableText::key),
                new Projection(json.constant("projection", Projection.Kind.class), json.texts("attributes")));
    }

    static Value of(Billing billing) {
        return billing.onDemand()
                ? new Json.Builder().build()
                : new Json.Builder()
                        .number("readUnits", billing.readUnits())
                        .number("writeUnits", billing.writeUnits())
                        .build();
    }

    static Billing billing(Json json) {
        return json.members().isEmpty()
                ? Billing.ON_DEMAND
                : new Billing(json.number("readUnits"), json.number("writeUnits"));
    }

    private static Value key(KeyAttribute key) {
        return new Json.Builder()
                .text("name", key.name())
                .text("type", lower(key.type()))
                .build();
    }

    private static KeyAttribute key(Json json) {
        return new KeyAttribute(json.text("name"), json.constant("type", KeyAttribute.Type.class));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names(List<IndexDescription> indexes) {
        return indexes.stream().map(IndexDescription::name).toList();
    }
}
