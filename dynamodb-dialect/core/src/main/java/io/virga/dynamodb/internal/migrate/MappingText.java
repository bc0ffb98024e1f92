package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Guard;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.KeyRole;
import io.virga.dynamodb.internal.key.KeyTemplate;
import io.virga.dynamodb.internal.key.Locator;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How rows become items, as JSON and back. */
final class MappingText {

    private MappingText() {}

    static Value of(TableMapping mapping) {
        var json = new Json.Builder()
                .text("name", mapping.name())
                .text("entity", mapping.entity())
                .text("type", mapping.tag())
                .value("table", of(mapping.table()))
                .list("columns", mapping.attributes(), MappingText::of)
                .texts("primaryKey", mapping.primaryKey())
                .value("partition", of(mapping.partition()))
                .value("sort", of(mapping.sort()))
                .list("indexes", mapping.indexes(), MappingText::of)
                .list("uniques", mapping.uniques(), guard -> new Json.Builder()
                        .text("name", guard.constraint())
                        .texts("columns", guard.columns())
                        .value("partition", of(guard.partition()))
                        .build())
                .given("version", mapping.version());
        mapping.locator().ifPresent(locator -> json.value("locator", of(locator.partition())));
        mapping.timeToLive().ifPresent(ttl -> {
            var each = new Json.Builder()
                    .text("attribute", ttl.attribute())
                    .given("column", ttl.column())
                    .texts("heirs", ttl.heirs().stream().sorted().toList());
            ttl.rootSort().ifPresent(sort -> each.value("rootSort", of(sort)));
            json.value("timeToLive", each.build());
        });
        return json.build();
    }

    static TableMapping mapping(Json json) {
        var attributes = new ArrayList<Attribute>();
        json.list("columns", column -> attributes.add(attribute(column, attributes.size())));
        Map<String, AttributeType> types = new HashMap<>();
        attributes.forEach(attribute -> types.put(attribute.column(), attribute.type()));
        var templates = new Templates(types);
        return new TableMapping(
                json.text("name"),
                json.text("entity"),
                json.text("type"),
                table(json.object("table")),
                attributes,
                json.texts("primaryKey"),
                templates.template(json.value("partition"), KeyRole.PARTITION, json.where()),
                templates.template(json.value("sort"), KeyRole.SORT, json.where()),
                json.list("indexes", templates::index),
                json.has("locator")
                        ? Optional.of(
                                new Locator(templates.template(json.value("locator"), KeyRole.PARTITION, json.where())))
                        : Optional.empty(),
                json.list(
                        "uniques",
                        guard -> new Guard(
                                guard.text("name"),
                                guard.texts("columns"),
                                templates.template(guard.value("partition"), KeyRole.PARTITION, guard.where()))),
                json.text("version", ""),
                json.has("timeToLive")
                        ? Optional.of(templates.timeToLive(json.object("timeToLive")))
                        : Optional.empty());
    }

    static Value of(PhysicalTable table) {
        return new Json.Builder()
                .text("name", table.name())
                .text("partitionKey", table.partitionKey())
                .given("sortKey", table.sortKey())
                .given("type", table.type())
                .flag("stamped", table.stamped())
                .build();
    }

    static PhysicalTable table(Json json) {
        return new PhysicalTable(
                json.text("name"),
                json.text("partitionKey"),
                json.text("sortKey", ""),
                json.text("type", ""),
                json.flag("stamped"));
    }

    private static Value of(Attribute attribute) {
        var json = new Json.Builder()
                .text("column", attribute.column())
                .text("attribute", attribute.name())
                .text("type", TableText.lower(attribute.type()))
                .text("sqlType", attribute.sqlType())
                .flag("nullable", attribute.nullable());
        if (attribute.scale() >= 0) {
            json.number("scale", attribute.scale());
        }
        if (attribute.size() >= 0) {
            json.number("size", attribute.size());
        }
        if (attribute.element() != attribute.type()) {
            json.text("element", TableText.lower(attribute.element()));
        }
        if (attribute.generation() != Attribute.Generation.NONE) {
            json.text("generation", TableText.lower(attribute.generation()));
        }
        return json.build();
    }

    private static Attribute attribute(Json json, int position) {
        var type = json.constant("type", AttributeType.class);
        return new Attribute(
                position,
                json.text("column"),
                json.text("attribute"),
                type,
                json.text("sqlType"),
                (int) json.number("scale", -1),
                (int) json.number("size", -1),
                json.flag("nullable"),
                json.has("element") ? json.constant("element", AttributeType.class) : type,
                json.has("generation")
                        ? json.constant("generation", Attribute.Generation.class)
                        : Attribute.Generation.NONE);
    }

    private static Value of(IndexMapping index) {
        var json = new Json.Builder()
                .text("index", index.index())
                .text("kind", TableText.lower(index.kind()))
                .list("partition", index.partition(), MappingText::of)
                .list("sort", index.sort(), MappingText::of);
        index.included()
                .ifPresent(names -> json.value(
                        "included",
                        new Value.Sequence(names.stream().map(Value::text).toList())));
        return json.build();
    }

    private static Value of(KeyPart part) {
        return new Json.Builder()
                .text("attribute", part.attribute())
                .value("template", of(part.template()))
                .build();
    }

    /** The pattern; of a native key, which is the column itself, an object. */
    private static Value of(KeyTemplate template) {
        return template.isNative()
                ? new Json.Builder()
                        .text("column", template.attributes().get(0))
                        .build()
                : Value.text(template.toString());
    }

    private record Templates(Map<String, AttributeType> types) {

        KeyTemplate template(Value value, KeyRole role, String where) {
            if (value instanceof Value.Text pattern) {
                return KeyTemplate.parse(pattern.value(), role, types::get);
            }
            var column = Json.of(value, where).text("column");
            var type = types.get(column);
            if (type == null) {
                throw new IllegalArgumentException(where + " has no column " + column);
            }
            return KeyTemplate.nativeKey(role, column, type);
        }

        IndexMapping index(Json json) {
            return new IndexMapping(
                    json.text("index"),
                    json.constant("kind", IndexMapping.Kind.class),
                    parts(json, "partition", KeyRole.PARTITION),
                    parts(json, "sort", KeyRole.SORT),
                    json.has("included") ? Optional.of(json.texts("included")) : Optional.empty());
        }

        private List<KeyPart> parts(Json json, String name, KeyRole role) {
            return json.list(
                    name,
                    part -> new KeyPart(part.text("attribute"), template(part.value("template"), role, part.where())));
        }

        TimeToLive timeToLive(Json json) {
            return new TimeToLive(
                    json.text("attribute"),
                    json.text("column", ""),
                    json.has("rootSort")
                            ? Optional.of(template(json.value("rootSort"), KeyRole.SORT, json.where()))
                            : Optional.empty(),
                    Set.copyOf(json.texts("heirs")));
        }
    }
}
