package io.virga.dynamodb.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.key.KeyRange.Bound;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import io.virga.dynamodb.internal.store.Expression;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.Request;
import io.virga.dynamodb.internal.store.StoreSettings;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.aws.AwsConnection;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the laws rest on: that DynamoDB sorts texts by their bytes, takes any character, and bounds a BETWEEN by any text. */
@ExtendWith(DynamoDbExtension.class)
class KeyOrderOnServerTest {

    private static final List<String> NAMES =
            List.of("", "\0", "\0\0", "!", "#", "$", "a", "a\0", "a#b", "a~", "é", "\ud7ff", "\ue000", "\uffff", "😀");

    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("-100"),
            new BigDecimal("-1.5"),
            new BigDecimal("-1.49"),
            new BigDecimal("-1"),
            new BigDecimal("-0.05"),
            new BigDecimal("0"),
            new BigDecimal("0.05"),
            new BigDecimal("9"),
            new BigDecimal("10"));

    private static final KeyTemplate BY_NAME = template("Line#{name}#{no}");
    private static final KeyTemplate NAME_LAST = template("Line#{no}#{name}");

    private AwsConnection connection;
    private ItemStore items;
    private PhysicalTable table;

    @BeforeEach
    void open(DynamoServer server, TestInfo test) {
        var settings = StoreSettings.of(server.endpoint(), server.region(), server.accessKey(), server.secretKey());
        connection = AwsConnection.open(settings, report -> {});
        items = connection.items();
        table = new PhysicalTable(
                server.tableName(test.getTestMethod().orElseThrow().getName()), "pk", "sk");
        connection
                .tables()
                .create(
                        TableDescription.of(table.name(), KeyAttribute.text("pk"), KeyAttribute.text("sk")),
                        Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private static KeyTemplate template(String pattern) {
        return KeyTemplate.parse(
                pattern, KeyRole.SORT, Map.of("name", AttributeType.STRING, "no", AttributeType.DECIMAL)::get);
    }

    @Test
    void strings_come_back_in_the_order_of_their_code_points() {
        for (var template : List.of(BY_NAME, NAME_LAST)) {
            NAMES.forEach(name -> put(template, name, BigDecimal.ONE));
            assertThat(between(
                            template,
                            KeyRange.of(template, leading(template), null, null).orElseThrow()))
                    .extracting(row -> row.get("name"))
                    .containsExactlyElementsOf(NAMES);
        }
    }

    @Test
    void numbers_come_back_in_their_order() {
        NUMBERS.forEach(number -> put(NAME_LAST, "x", number));
        assertThat(between(
                        NAME_LAST,
                        KeyRange.of(NAME_LAST, List.of(), new Bound(NUMBERS.get(0), true), null)
                                .orElseThrow()))
                .extracting(row -> row.get("no"))
                .containsExactlyElementsOf(NUMBERS);
    }

    @Test
    void exclusive_bounds_hold() {
        for (var template : List.of(BY_NAME, NAME_LAST)) {
            NAMES.forEach(name -> put(template, name, BigDecimal.ONE));
            var above = KeyRange.of(template, leading(template), new Bound("a", false), null);
            assertThat(between(template, above.orElseThrow()))
                    .extracting(row -> row.get("name"))
                    .containsExactlyElementsOf(NAMES.subList(7, NAMES.size()));
        }
    }

    private static List<Object> leading(KeyTemplate template) {
        return template == BY_NAME ? List.of() : List.of(BigDecimal.ONE);
    }

    private void put(KeyTemplate template, String name, BigDecimal number) {
        var row = new HashMap<String, Object>();
        row.put("name", name);
        row.put("no", number);
        items.write(new Request.Put(
                table, ItemKey.of(template.toString(), template.encode(row::get)), Map.of(), Expression.NONE));
    }

    private List<Map<String, Object>> between(KeyTemplate template, KeyRange range) {
        var condition = new Expression(
                "pk = :p AND sk BETWEEN :from AND :to",
                Map.of(),
                Map.of(
                        ":p", Value.text(template.toString()),
                        ":from", Value.text(range.from()),
                        ":to", Value.text(range.to())));
        var page = items.query(
                new Request.Query(table, "", condition, Expression.NONE, List.of(), true, 0, true, false, Map.of()));
        return page.items().stream()
                .map((Item item) -> template.match(item.get("sk")).orElseThrow())
                .toList();
    }
}
