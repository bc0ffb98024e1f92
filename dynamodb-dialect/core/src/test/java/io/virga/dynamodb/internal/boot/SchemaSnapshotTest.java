package io.virga.dynamodb.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.boot.RelationalTable.ForeignKey;
import io.virga.dynamodb.internal.boot.RelationalTable.Unique;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slots never move by themselves, and a mapping that parts from what is stored is told where. */
class SchemaSnapshotTest {

    private static final KeyDesigner.Home HOME = new KeyDesigner.Home(new PhysicalTable("shop", "pk", "sk"), "");

    /** Orders with a foreign key to nobody's table and these indexes, each of one column. */
    private static Catalog design(Slots slots, Declared declared, List<Unique> uniques, String... indexes) {
        var attributes = new ArrayList<Attribute>();
        for (var column : List.of("id", "area", "city", "zone")) {
            attributes.add(new Attribute(
                    attributes.size(), column, column, AttributeType.STRING, "varchar", -1, !column.equals("area")));
        }
        var table = new RelationalTable(
                "Orders",
                "Orders",
                "Orders",
                attributes,
                List.of("id"),
                List.<ForeignKey>of(),
                Arrays.stream(indexes).map(List::of).toList(),
                uniques,
                "",
                Map.of("id", List.of("id"), "area", List.of("area"), "city", List.of("city"), "zone", List.of("zone")),
                declared);
        return KeyDesigner.design(List.of(table), List.of(), HOME, slots);
    }

    private static Catalog design(Slots slots, String... indexes) {
        return design(slots, Declared.NOTHING, List.of(), indexes);
    }

    private static Map<String, String> indexes(Catalog design) {
        return SchemaSnapshot.of(design).tables().get("Orders").indexes();
    }

    @Test
    void slots_are_given_by_name() {
        assertThat(indexes(design(Slots.NONE, "zone", "city")))
                .isEqualTo(Map.of(
                        "gsi1", "Orders.city#{city} | {id}",
                        "gsi2", "Orders.zone#{zone} | {id}"));
    }

    @Test
    void a_new_index_takes_a_free_slot_whatever_its_name() {
        var before = SchemaSnapshot.of(design(Slots.NONE, "zone", "city"));
        assertThat(indexes(design(before.slots(), "zone", "city", "area")))
                .containsEntry("gsi1", "Orders.city#{city} | {id}")
                .containsEntry("gsi2", "Orders.zone#{zone} | {id}")
                .containsEntry("gsi3", "Orders.area#{area} | {id}");
    }

    @Test
    void the_slot_of_an_index_that_is_gone_stays_empty() {
        var before = SchemaSnapshot.of(design(Slots.NONE, "zone", "city"));
        assertThat(indexes(design(before.slots(), "zone", "area")))
                .isEqualTo(Map.of(
                        "gsi2", "Orders.zone#{zone} | {id}",
                        "gsi3", "Orders.area#{area} | {id}"));
    }

    @Test
    void it_comes_back_as_it_was_written() {
        var snapshot = SchemaSnapshot.of(
                design(Slots.NONE, Declared.NOTHING, List.of(new Unique("uk", List.of("city"))), "zone"));
        assertThat(SchemaSnapshot.of(snapshot.toValue())).isEqualTo(snapshot);
        assertThatThrownBy(() -> SchemaSnapshot.of(new Value.Document(Map.of("format", Value.Num.of(9)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format");
    }

    @Test
    void equal_designs_do_not_differ_and_what_is_gone_from_the_code_does_no_harm() {
        var stored = SchemaSnapshot.of(design(Slots.NONE, "zone", "city"));
        assertThat(stored.differencesFrom(stored)).isEmpty();
        assertThat(SchemaSnapshot.of(design(stored.slots(), "zone")).differencesFrom(stored))
                .isEmpty();
    }

    @Test
    void differences_say_what_and_which() {
        var stored = SchemaSnapshot.of(design(Slots.NONE, "zone"));
        assertThat(SchemaSnapshot.of(design(stored.slots(), "zone", "city")).differencesFrom(stored))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.byUpdate()).isTrue();
                    assertThat(difference.text()).contains("Orders", "gsi2", "Orders.city#{city}");
                });
        var key = new Declared(
                Optional.of(new Declared.Key("ORDER#{id}", "ORDER", false, 1)), Optional.empty(), List.of(), "", "");
        var other =
                SchemaSnapshot.of(design(stored.slots(), key, List.of(new Unique("uk_city", List.of("city"))), "zone"));
        assertThat(other.differencesFrom(stored))
                .filteredOn(difference -> !difference.byUpdate())
                .extracting(SchemaSnapshot.Difference::text)
                .containsExactly(
                        "Orders partition key is \"ORDER#{id}\", was \"Orders#{id}\"",
                        "Orders sort key is \"ORDER\", was \"#\"",
                        "Orders unique \"Orders!city#{city}\" is new");
    }

    @Test
    void a_unique_constraint_is_given_up_by_an_update_and_not_in_passing() {
        var stored = SchemaSnapshot.of(
                design(Slots.NONE, Declared.NOTHING, List.of(new Unique("uk", List.of("city"))), "city"));
        assertThat(SchemaSnapshot.of(design(stored.slots(), "city")).differencesFrom(stored))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.byUpdate()).isTrue();
                    assertThat(difference.text()).contains("Orders!city#{city}", "is gone");
                });
    }

    @Test
    void the_tables_of_another_unit_are_kept() {
        var one = SchemaSnapshot.of(design(Slots.NONE, "zone"));
        var two = new SchemaSnapshot(Map.of(
                "Other", new SchemaSnapshot.Keys("Other#{id}", "#", Map.of(), Map.of()),
                "Orders", new SchemaSnapshot.Keys("old", "old", Map.of(), Map.of())));
        assertThat(one.over(two).tables()).containsOnlyKeys("Orders", "Other");
        assertThat(one.over(two).tables().get("Orders").partition()).isEqualTo("Orders#{id}");
    }

    @Test
    void the_report_counts_what_an_insert_costs() {
        var declared = new Declared(
                Optional.of(new Declared.Key("AREA#{area}", "ORDER#{id}#", false, 1)),
                Optional.empty(),
                List.of(
                        new Declared.Index("", List.of("{city}"), List.of(), false, true, 1, Optional.empty()),
                        new Declared.Index("", List.of(), List.of("{zone}"), true, false, 1, Optional.empty())),
                "",
                "");
        var relational = design(Slots.NONE, declared, List.of(new Unique("uk", List.of("zone"))));
        assertThat(DesignReport.of(relational))
                .containsExactly(
                        "table shop: 1 of 20 global indexes, 1 local; with local indexes each item collection is limited to"
                                + " 10 GB",
                        "  Orders: \"AREA#{area}\", \"ORDER#{id}#\"; an insert writes 4 items (1, a locator, 1 guard, 1"
                                + " index entry) and 2 index copies");
        assertThat(DesignReport.warnings(relational, List.of())).isEmpty();
    }
}
