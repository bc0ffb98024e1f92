package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.TableDescription;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A definition as JSON and back. The names of tables stand there without the prefix of an environment, and the home table
 * under the name it had when the file was written: reading gives them the names of the environment that is migrated.
 */
final class DefinitionText {

    private static final int FORMAT = 1;

    private DefinitionText() {}

    static Value of(Definition definition) {
        var defaults = new TreeMap<String, Value>();
        definition.defaults().forEach((mapping, values) -> {
            if (!values.isEmpty()) {
                defaults.put(mapping, new Value.Document(values));
            }
        });
        var json = new Json.Builder()
                .number("format", FORMAT)
                .text("unit", definition.unit())
                .value("home", MappingText.of(definition.home()))
                .list("tables", definition.tables(), TableText::of)
                .list("mappings", definition.mappings(), MappingText::of)
                .list("sequences", definition.sequences(), sequence -> new Json.Builder()
                        .text("name", sequence.name())
                        .number("initialValue", sequence.initialValue())
                        .number("increment", sequence.increment())
                        .build());
        if (!defaults.isEmpty()) {
            json.value("defaults", new Value.Document(defaults));
        }
        return json.build();
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Definition definition(Value value, String where) {
        var json = Json.of(value, where);
        if (json.number("format") != FORMAT) {
            throw new IllegalArgumentException("format " + json.number("format") + " instead of " + FORMAT);
        }
        Map<String, Map<String, Value>> defaults = new TreeMap<>();
        if (json.has("defaults")) {
            var all = json.object("defaults");
            all.members()
                    .keySet()
                    .forEach(name -> defaults.put(name, all.object(name).members()));
        }
        return new Definition(
                json.text("unit"),
                MappingText.table(json.object("home")),
                json.list("tables", TableText::table),
                json.list("mappings", MappingText::mapping),
                json.list(
                        "sequences",
                        sequence -> new Catalog.Sequence(
                                sequence.text("name"),
                                sequence.number("initialValue"),
                                Math.toIntExact(sequence.number("increment")))),
                defaults);
    }

    /** The definition with its tables under other names. */
    static Definition renamed(Definition definition, UnaryOperator<String> names) {
        return new Definition(
                definition.unit(),
                renamed(definition.home(), names),
                definition.tables().stream().map(table -> renamed(table, names)).toList(),
                definition.mappings().stream()
                        .map(mapping -> renamed(mapping, names))
                        .toList(),
                definition.sequences(),
                definition.defaults());
    }

    static PhysicalTable renamed(PhysicalTable table, UnaryOperator<String> names) {
        return new PhysicalTable(
                names.apply(table.name()), table.partitionKey(), table.sortKey(), table.type(), table.stamped());
    }

    static TableDescription renamed(TableDescription table, UnaryOperator<String> names) {
        return new TableDescription(
                names.apply(table.name()),
                table.partitionKey(),
                table.sortKey(),
                table.globalIndexes(),
                table.localIndexes(),
                table.billing(),
                table.timeToLive(),
                table.stream(),
                table.tags(),
                table.deletionProtection(),
                table.encryption());
    }

    private static TableMapping renamed(TableMapping mapping, UnaryOperator<String> names) {
        return new TableMapping(
                mapping.name(),
                mapping.entity(),
                mapping.tag(),
                renamed(mapping.table(), names),
                mapping.attributes(),
                mapping.primaryKey(),
                mapping.partition(),
                mapping.sort(),
                mapping.indexes(),
                mapping.locator(),
                mapping.uniques(),
                mapping.version(),
                mapping.timeToLive());
    }
}
