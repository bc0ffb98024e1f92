package io.virga.dynamodb.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.boot.RelationalTable.ForeignKey;
import io.virga.dynamodb.internal.boot.RelationalTable.Unique;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which key each table gets when nobody says anything. These templates are frozen: a changed one is a data migration. */
class KeyDesignerTest {

    private static final PhysicalTable TABLE = new PhysicalTable("shop", "pk", "sk");

    /** @param columns {@code name} or {@code name:TYPE} */
    private static RelationalTable table(String name, String columns, String primaryKey, List<ForeignKey> foreignKeys) {
        return table(name, columns, primaryKey, foreignKeys, List.of(), List.of());
    }

    private static RelationalTable table(
            String name,
            String columns,
            String primaryKey,
            List<ForeignKey> foreignKeys,
            List<List<String>> indexes,
            List<Unique> uniques) {
        var attributes = new ArrayList<Attribute>();
        for (var column : columns.split(",")) {
            var parts = column.split(":");
            var type = parts.length == 1 ? AttributeType.INTEGER : AttributeType.valueOf(parts[1]);
            attributes.add(new Attribute(attributes.size(), parts[0], parts[0], type, "bigint", -1, true));
        }
        return new RelationalTable(
                name,
                name,
                name,
                attributes,
                Arrays.asList(primaryKey.split(",")),
                foreignKeys,
                indexes,
                uniques,
                "",
                Map.of(),
                Declared.NOTHING);
    }

    private static ForeignKey to(String parent, String columns, String parentColumns, boolean owning) {
        return new ForeignKey(
                parent, Arrays.asList(columns.split(",")), Arrays.asList(parentColumns.split(",")), true, owning);
    }

    private static TableMapping designed(String name, RelationalTable... tables) {
        return KeyDesigner.design(List.of(tables), List.of(), new KeyDesigner.Home(TABLE, ""), Slots.NONE)
                .find(name)
                .orElseThrow();
    }

    private static String keys(TableMapping mapping) {
        return mapping.partition() + " | " + mapping.sort();
    }

    private static List<String> indexes(TableMapping mapping) {
        return mapping.indexes().stream()
                .map(index -> index.index() + ": " + index.partition().get(0).template() + " | "
                        + index.sort().get(0).template())
                .toList();
    }

    private static final RelationalTable CUSTOMER = table("Customer", "id,name:STRING", "id", List.of());

    @Test
    void a_root_table() {
        assertThat(keys(designed("Customer", CUSTOMER))).isEqualTo("Customer#{id} | #");
    }

    @Test
    void a_composite_id_in_the_order_of_names() {
        var table = table("Seat", "row_no,hall,number", "row_no,number,hall", List.of());
        assertThat(keys(designed("Seat", table))).isEqualTo("Seat#{hall}#{number}#{row_no} | #");
    }

    @Test
    void a_collection_table_lives_with_its_owner() {
        var tags =
                table("Customer_tags", "owner,tag:STRING", "owner,tag", List.of(to("Customer", "owner", "id", true)));
        assertThat(keys(designed("Customer_tags", CUSTOMER, tags)))
                .isEqualTo("Customer#{owner} | Customer_tags#{tag}#");
    }

    @Test
    void a_list_by_its_position() {
        var table = table(
                "Names", "owner,position,text:STRING", "owner,position", List.of(to("Customer", "owner", "id", true)));
        assertThat(keys(designed("Names", CUSTOMER, table))).isEqualTo("Customer#{owner} | Names#{position}");
    }

    @Test
    void an_entity_with_its_parents_id_is_one_item_beside_it() {
        var profile = table("Profile", "id,text:STRING", "id", List.of(to("Customer", "id", "id", false)));
        assertThat(keys(designed("Profile", CUSTOMER, profile))).isEqualTo("Customer#{id} | Profile");
    }

    @Test
    void a_grandchild_lives_below_its_parent() {
        var order = table("Purchase", "customer,no", "customer,no", List.of(to("Customer", "customer", "id", false)));
        var line = table(
                "Line",
                "customer,no,pos",
                "customer,no,pos",
                List.of(to("Purchase", "customer,no", "customer,no", false)));
        assertThat(keys(designed("Line", CUSTOMER, order, line)))
                .isEqualTo("Customer#{customer} | Purchase#{no}#Line#{pos}");
    }

    @Test
    void a_join_table_lives_with_its_owner_and_is_indexed_from_the_other_side() {
        var tag = table("Tag", "id", "id", List.of());
        var join = table(
                "Customer_Tag",
                "customers_id,tags_id",
                "customers_id,tags_id",
                List.of(to("Customer", "customers_id", "id", true), to("Tag", "tags_id", "id", false)));
        var mapping = designed("Customer_Tag", CUSTOMER, join, tag);
        assertThat(keys(mapping)).isEqualTo("Customer#{customers_id} | Customer_Tag#{tags_id}");
        assertThat(indexes(mapping)).containsExactly("gsi1: Customer_Tag.tags_id#{tags_id} | {customers_id}");
    }

    @Test
    void foreign_keys_indexes_and_unique_constraints_take_slots_by_their_columns() {
        var table = table(
                "Invoice",
                "id,customer,status:STRING,placed:DATE,number:STRING",
                "id",
                List.of(to("Customer", "customer", "id", false)),
                List.of(List.of("status", "placed")),
                List.of(new Unique("uk_number", List.of("number"))));
        var mapping = designed("Invoice", CUSTOMER, table);
        assertThat(indexes(mapping))
                .containsExactly(
                        "gsi1: Invoice.customer#{customer} | {id}",
                        "gsi2: Invoice.number#{number} | {id}",
                        "gsi3: Invoice.status.placed#{status} | {placed}#{id}");
        assertThat(mapping.uniques()).singleElement().satisfies(guard -> {
            assertThat(guard.partition()).hasToString("Invoice!number#{number}");
            assertThat(guard.constraint()).isEqualTo("uk_number");
        });
    }

    @Test
    void names_cannot_look_like_separators() {
        var odd = table("a.b#c", "id", "id", List.of());
        var mapping = designed("a.b#c", odd);
        assertThat(mapping.partition().encode(column -> 1L)).doesNotStartWith("a.b#c#");
    }

    @Test
    void more_than_twenty_indexes_are_refused() {
        var indexes = new ArrayList<List<String>>();
        var columns = new StringBuilder("id");
        for (int i = 0; i < 21; i++) {
            columns.append(",c").append(i);
            indexes.add(List.of("c" + i));
        }
        var table = table("Wide", columns.toString(), "id", List.of(), indexes, List.of());
        assertThatThrownBy(() -> designed("Wide", table))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TOO_MANY_INDEXES")
                .hasMessageContaining("21");
    }
}
