package io.virga.dynamodb.internal.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.Operation;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.RequestReport;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.local.OwnServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbExtension.class)
@OwnServer
class AwsItemStoreTest {

    private static final Expression EXISTS = new Expression("attribute_exists(#k)", Map.of("#k", "pk"), Map.of());

    private TestTable shop;

    @BeforeEach
    void open(DynamoServer server, TestInfo test) {
        shop = TestTable.create(server, test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void every_type_comes_back_as_it_went() {
        Map<String, Value> values = Map.ofEntries(
                Map.entry("text", Value.text("drops ☔ of \"rain\"")),
                Map.entry("empty", Value.text("")),
                Map.entry("hundred", Value.Num.of(100)),
                Map.entry("zero", new Value.Num(new BigDecimal("0.00"))),
                Map.entry("tiny", new Value.Num(new BigDecimal("-1.5E-120"))),
                Map.entry("huge", new Value.Num(new BigDecimal("9.9999999999999999999999999999999999999E+125"))),
                Map.entry("digits", new Value.Num(new BigDecimal("1234567890123456789012345678901234567.8"))),
                Map.entry("true", Value.TRUE),
                Map.entry("false", Value.FALSE),
                Map.entry("null", Value.NULL),
                Map.entry("binary", Value.Binary.of(new byte[] {0, -1, 127, -128})),
                Map.entry(
                        "map",
                        new Value.Document(Map.of("inner", new Value.Sequence(List.of(Value.TRUE, Value.NULL))))),
                Map.entry("list", new Value.Sequence(List.of(Value.text("a"), Value.Num.of(-7)))),
                Map.entry("texts", new Value.ElementSet(Set.of(Value.text("a"), Value.text("b")))),
                Map.entry("numbers", new Value.ElementSet(Set.of(Value.Num.of(1), Value.Num.of(2000)))),
                Map.entry("binaries", new Value.ElementSet(Set.of(Value.Binary.of(new byte[] {1})))));
        shop.items.write(shop.put("a", "1", values));

        var item = shop.read("a", "1").orElseThrow();
        values.forEach((name, value) -> assertThat(item.get(name)).as(name).isEqualTo(value));
        assertThat(item.get("pk")).isEqualTo(Value.text("a"));
        assertThat(item.attributes()).hasSize(values.size() + 2);
        assertThat(item.get("absent")).isEqualTo(Value.NULL);
    }

    @Test
    void text_of_an_item_keeps_its_contents() {
        shop.items.write(shop.put("a", "1", Map.of("secret", Value.text("hidden"))));
        assertThat(shop.read("a", "1").orElseThrow().toString())
                .contains("secret")
                .doesNotContain("hidden");
    }

    @Test
    void numeric_and_binary_keys(DynamoServer server) {
        var table = new PhysicalTable(server.tableName("numeric_and_binary"), "no", "part");
        shop.connection
                .tables()
                .create(
                        TableDescription.of(table.name(), KeyAttribute.number("no"), KeyAttribute.binary("part")),
                        TestTable.PATIENCE);
        var key = new ItemKey(Value.Num.of(20), Value.Binary.of(new byte[] {1, 2}));
        shop.items.write(new Request.Put(table, key, Map.of("n", Value.TRUE), Expression.NONE));

        var found = shop.items.get(new Request.Get(table, key, List.of(), true)).orElseThrow();
        assertThat(found.get("part")).isEqualTo(key.sort());
        var batch = shop.items.batchGet(new Request.BatchGet(table, List.of(key), List.of(), true));
        assertThat(batch.items()).hasSize(1);
    }

    @Test
    void a_table_without_sort_key(DynamoServer server) {
        var table = new PhysicalTable(server.tableName("no_sort_key"), "pk", "");
        shop.connection
                .tables()
                .create(TableDescription.of(table.name(), KeyAttribute.text("pk"), null), TestTable.PATIENCE);
        var key = new ItemKey(Value.text("a"), Value.NULL);
        shop.items.write(new Request.Put(table, key, Map.of(), Expression.NONE));
        assertThat(shop.items.get(new Request.Get(table, key, List.of(), true))).isPresent();
        shop.items.write(new Request.Delete(table, key, Expression.NONE));
        assertThat(shop.items.get(new Request.Get(table, key, List.of(), true))).isEmpty();
    }

    @Test
    void get_brings_only_the_projection_reserved_words_too() {
        shop.items.write(shop.put("a", "1", Map.of("name", Value.text("x"), "size", Value.TRUE, "other", Value.TRUE)));
        var get = new Request.Get(shop.table, ItemKey.of("a", "1"), List.of("name", "size"), false);
        assertThat(shop.items.get(get).orElseThrow().attributes()).containsExactlyInAnyOrder("name", "size");
        assertThat(shop.items.get(new Request.Get(shop.table, ItemKey.of("a", "2"), List.of(), true)))
                .isEmpty();
    }

    @Test
    void batch_get_brings_what_is_there() {
        IntStream.range(0, 3).forEach(i -> shop.items.write(shop.insert("a", "" + i)));
        shop.reports.clear();

        var keys = IntStream.range(0, 5).mapToObj(i -> ItemKey.of("a", "" + i)).toList();
        var batch = shop.items.batchGet(new Request.BatchGet(shop.table, keys, List.of("sk"), true));
        assertThat(batch.items())
                .extracting(item -> item.get("sk"))
                .containsExactlyInAnyOrder(Value.text("0"), Value.text("1"), Value.text("2"));
        assertThat(batch.unprocessed()).isEmpty();
        assertThat(shop.reports).singleElement().satisfies(report -> {
            assertThat(report.operation()).isEqualTo(Operation.BATCH_GET_ITEM);
            assertThat(report.size()).isEqualTo(5);
            assertThat(report.items()).isEqualTo(3);
        });
    }

    @Test
    void query_by_key_condition_filter_and_direction() {
        IntStream.range(0, 6).forEach(i -> shop.items.write(shop.put("a", "" + i, Map.of("odd", bool(i % 2 == 1)))));
        shop.items.write(shop.insert("b", "1"));
        var query = new Request.Query(
                shop.table,
                "",
                new Expression(
                        "#p = :p AND #s BETWEEN :from AND :to",
                        Map.of("#p", "pk", "#s", "sk"),
                        Map.of(":p", Value.text("a"), ":from", Value.text("1"), ":to", Value.text("4"))),
                new Expression("#o = :o", Map.of("#o", "odd"), Map.of(":o", Value.TRUE)),
                List.of("sk"),
                false,
                0,
                true,
                false,
                Map.of());
        shop.reports.clear();

        var page = shop.items.query(query);
        assertThat(page.items()).extracting(item -> item.get("sk")).containsExactly(Value.text("3"), Value.text("1"));
        assertThat(page.items().get(0).attributes()).containsExactly("sk");
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.scanned()).isEqualTo(4);
        assertThat(page.isLast()).isTrue();
        assertThat(shop.reports).singleElement().satisfies(report -> {
            assertThat(report.operation()).isEqualTo(Operation.QUERY);
            assertThat(report.table()).isEqualTo(shop.table.name());
            assertThat(report.index()).isEmpty();
            assertThat(report.items()).isEqualTo(2);
            assertThat(report.readUnits()).isEqualTo(1.0);
            assertThat(report.writeUnits()).isZero();
            assertThat(report.attempts()).isOne();
            assertThat(report.failure()).isNull();
            assertThat(report.request()).isSameAs(query);
            assertThat(report.duration()).isPositive();
        });
    }

    @Test
    void limit_and_start_page_through() {
        IntStream.range(0, 5).forEach(i -> shop.items.write(shop.insert("a", "" + i)));
        var query = limited(shop.query("a"), 2);
        var first = shop.items.query(query);
        assertThat(first.items()).hasSize(2);
        assertThat(first.last()).isEqualTo(Map.of("pk", Value.text("a"), "sk", Value.text("1")));
        var second = shop.items.query(query.from(first.last()));
        var third = shop.items.query(query.from(second.last()));
        assertThat(third.items()).hasSize(1);
        assertThat(third.isLast()).isTrue();
    }

    @Test
    void count_brings_no_items() {
        IntStream.range(0, 5).forEach(i -> shop.items.write(shop.insert("a", "" + i)));
        var q = shop.query("a");
        var page = shop.items.query(new Request.Query(
                q.table(), "", q.keyCondition(), q.filter(), List.of("sk"), true, 0, true, true, Map.of()));
        assertThat(page.items()).isEmpty();
        assertThat(page.count()).isEqualTo(5);

        var scan = new Request.Scan(shop.table, "", Expression.NONE, List.of("sk"), 0, true, true, 0, 1, Map.of());
        assertThat(shop.items.scan(scan).count()).isEqualTo(5);
        assertThat(shop.items.scan(scan).items()).isEmpty();
    }

    @Test
    void pages_of_a_megabyte() {
        var kilobytes300 = Value.text("x".repeat(300_000));
        IntStream.range(0, 8).forEach(i -> shop.items.write(shop.put("a", "" + i, Map.of("v", kilobytes300))));
        shop.reports.clear();

        List<Item> items = new ArrayList<>();
        var page = shop.items.query(shop.query("a"));
        items.addAll(page.items());
        while (!page.isLast()) {
            page = shop.items.query(shop.query("a").from(page.last()));
            items.addAll(page.items());
        }
        assertThat(items).hasSize(8);
        assertThat(shop.reports).hasSizeBetween(2, 4);

        var scanned = shop.items.scan(shop.scan());
        assertThat(scanned.isLast()).isFalse();
        assertThat(shop.items.scan(shop.scan().from(scanned.last())).items()).isNotEmpty();
    }

    @Test
    void segments_of_a_scan_are_all_of_it() {
        IntStream.range(0, 40).forEach(i -> shop.items.write(shop.insert("p" + i, "1")));
        var filter = new Expression("#n = :n", Map.of("#n", "n"), Map.of(":n", Value.Num.of(1)));
        int count = IntStream.range(0, 4)
                .map(segment -> shop.items
                        .scan(new Request.Scan(shop.table, "", filter, List.of(), 0, true, false, segment, 4, Map.of()))
                        .count())
                .sum();
        assertThat(count).isEqualTo(40);
    }

    @Test
    void an_index_is_asked_by_name(DynamoServer server) {
        var index = new IndexDescription(
                "byStatus",
                List.of(KeyAttribute.text("status")),
                List.of(KeyAttribute.number("no")),
                IndexDescription.Projection.ALL);
        shop.connection.tables().addIndex(shop.table.name(), index, TestTable.PATIENCE);
        shop.items.write(shop.put("a", "1", Map.of("status", Value.text("open"), "no", Value.Num.of(7))));
        shop.items.write(shop.insert("a", "2"));
        shop.reports.clear();

        var query = new Request.Query(
                shop.table,
                "byStatus",
                new Expression("#s = :s", Map.of("#s", "status"), Map.of(":s", Value.text("open"))),
                Expression.NONE,
                List.of(),
                true,
                1,
                false,
                false,
                Map.of());
        var page = shop.items.query(query);
        assertThat(page.items()).hasSize(1);
        assertThat(page.last()).containsOnlyKeys("pk", "sk", "status", "no");
        assertThat(shop.reports)
                .singleElement()
                .extracting(RequestReport::index)
                .isEqualTo("byStatus");
        var scan =
                new Request.Scan(shop.table, "byStatus", Expression.NONE, List.of(), 0, false, false, 0, 1, Map.of());
        assertThat(shop.items.scan(scan).count()).isOne();
    }

    @Test
    void update_sets_and_removes() {
        shop.items.write(shop.put("a", "1", Map.of("n", Value.Num.of(1), "gone", Value.TRUE)));
        shop.items.write(new Request.Update(
                shop.table,
                ItemKey.of("a", "1"),
                new Expression(
                        "SET #n = #n + :one REMOVE #g",
                        Map.of("#n", "n", "#g", "gone"),
                        Map.of(":one", Value.Num.of(1))),
                new Expression("#n = :one", Map.of("#n", "n"), Map.of(":one", Value.Num.of(1)))));
        var item = shop.read("a", "1").orElseThrow();
        assertThat(item.get("n")).isEqualTo(Value.Num.of(2));
        assertThat(item.attributes()).doesNotContain("gone");
    }

    @Test
    void a_failed_condition_brings_back_the_item() {
        shop.items.write(shop.insert("a", "1"));
        var old = Map.of("pk", Value.text("a"), "sk", Value.text("1"), "n", Value.Num.of(1));
        var never = new Expression("#n = :n", Map.of("#n", "n"), Map.of(":n", Value.Num.of(9)));
        var key = ItemKey.of("a", "1");
        var touch = new Expression("SET #x = :x", Map.of("#x", "x"), Map.of(":x", Value.TRUE));

        for (var write : List.of(
                shop.insert("a", "1"),
                new Request.Update(shop.table, key, touch, never),
                new Request.Delete(shop.table, key, never))) {
            shop.reports.clear();
            var e = catchThrowableOfType(StoreException.class, () -> shop.items.write(write));
            assertThat(e.failure()).isInstanceOfSatisfying(StoreException.ConditionFailed.class, failed -> assertThat(
                            contents(failed.old().orElseThrow()))
                    .isEqualTo(old));
            assertThat(shop.reports)
                    .singleElement()
                    .extracting(RequestReport::failure)
                    .isSameAs(e.failure());
        }
    }

    @Test
    void a_failed_condition_on_an_absent_item_brings_none() {
        var delete = new Request.Delete(shop.table, ItemKey.of("a", "1"), EXISTS);
        var e = catchThrowableOfType(StoreException.class, () -> shop.items.write(delete));
        assertThat(e.failure()).isEqualTo(new StoreException.ConditionFailed(Optional.empty()));
    }

    @Test
    void a_check_alone_is_our_mistake() {
        var check = new Request.Check(shop.table, ItemKey.of("a", "1"), EXISTS);
        assertThatThrownBy(() -> shop.items.write(check)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_transaction_does_all() {
        shop.items.write(shop.insert("a", "1"));
        shop.items.write(shop.insert("a", "2"));
        shop.items.write(shop.insert("a", "3"));
        shop.reports.clear();

        var touch = new Expression("SET #x = :x", Map.of("#x", "x"), Map.of(":x", Value.TRUE));
        shop.items.transact(new Request.Transact(
                List.of(
                        new Request.Update(shop.table, ItemKey.of("a", "1"), touch, EXISTS),
                        new Request.Delete(shop.table, ItemKey.of("a", "2"), EXISTS),
                        new Request.Check(shop.table, ItemKey.of("a", "3"), EXISTS),
                        shop.insert("a", "4")),
                "token-1"));

        assertThat(shop.reports).singleElement().satisfies(report -> {
            assertThat(report.operation()).isEqualTo(Operation.TRANSACT_WRITE_ITEMS);
            assertThat(report.size()).isEqualTo(4);
            assertThat(report.writeUnits()).isPositive();
        });
        assertThat(shop.read("a", "1").orElseThrow().get("x")).isEqualTo(Value.TRUE);
        assertThat(shop.read("a", "2")).isEmpty();
        assertThat(shop.read("a", "4")).isPresent();
    }

    @Test
    void a_transaction_does_nothing_and_says_why_for_each_action() {
        shop.items.write(shop.insert("a", "1"));
        var transact = new Request.Transact(
                List.of(
                        shop.insert("a", "1"),
                        shop.insert("a", "2"),
                        new Request.Delete(shop.table, ItemKey.of("a", "3"), EXISTS)),
                "token-2");
        var e = catchThrowableOfType(StoreException.class, () -> shop.items.transact(transact));

        assertThat(e.failure()).isInstanceOfSatisfying(StoreException.Cancelled.class, cancelled -> {
            assertThat(cancelled.reasons()).hasSize(3);
            assertThat(cancelled.reasons().get(0))
                    .isInstanceOfSatisfying(StoreException.Reason.ConditionFailed.class, failed -> assertThat(
                                    failed.old().orElseThrow().get("n"))
                            .isEqualTo(Value.Num.of(1)));
            assertThat(cancelled.reasons().get(1)).isEqualTo(new StoreException.Reason.None());
            assertThat(cancelled.reasons().get(2))
                    .isEqualTo(new StoreException.Reason.ConditionFailed(Optional.empty()));
        });
        assertThat(shop.read("a", "2")).isEmpty();
        assertThat(e)
                .hasMessageContaining("TransactWriteItems")
                .hasMessageContaining(shop.table.name())
                .hasMessageContaining("http://127.0.0.1:")
                .hasMessageContaining("[ConditionalCheckFailed, ConditionalCheckFailed]");
    }

    @Test
    void a_repeated_token_writes_once() {
        shop.items.write(shop.put("a", "1", Map.of("n", Value.Num.of(0))));
        var add = new Request.Transact(
                List.of(new Request.Update(
                        shop.table,
                        ItemKey.of("a", "1"),
                        new Expression("ADD #n :one", Map.of("#n", "n"), Map.of(":one", Value.Num.of(1))),
                        Expression.NONE)),
                "token-3");
        shop.items.transact(add);
        shop.items.transact(add);
        assertThat(shop.read("a", "1").orElseThrow().get("n")).isEqualTo(Value.Num.of(1));
    }

    private static Map<String, Value> contents(Item item) {
        Map<String, Value> contents = new HashMap<>();
        item.attributes().forEach(name -> contents.put(name, item.get(name)));
        return contents;
    }

    private static Value bool(boolean value) {
        return value ? Value.TRUE : Value.FALSE;
    }

    private static Request.Query limited(Request.Query q, int limit) {
        return new Request.Query(
                q.table(), q.index(), q.keyCondition(), q.filter(), List.of(), true, limit, true, false, Map.of());
    }
}
