package io.virga.benchmarks.dynamodb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The same items, read and written by the SDK, as one writes it who knows them. */
final class ByHand {

    record Order(long id, String customer, String city, LocalDate placed, BigDecimal total, int version) {}

    record Line(long order, int number, String product, int quantity, BigDecimal price) {}

    record Article(long id, String category, String name, int stock, BigDecimal price, int version) {}

    /** The only index of the table. */
    private record Index(String name, String attribute, AttributeValue value) {}

    private final DynamoDbClient client;
    private final String table;
    private @Nullable Index index;

    ByHand(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Order find(long id) {
        Map<String, AttributeValue> item = client.getItem(GetItemRequest.builder()
                        .tableName(table)
                        .key(Map.of("pk", text("Purchase#" + id), "sk", text("#")))
                        .consistentRead(true)
                        .build())
                .item();
        return new Order(
                Long.parseLong(value(item, "id").n()),
                value(item, "customer").s(),
                value(item, "city").s(),
                LocalDate.parse(value(item, "placed").s()),
                new BigDecimal(value(item, "total").n()),
                Integer.parseInt(value(item, "version").n()));
    }

    List<Line> lines(long order) {
        List<Line> lines = new ArrayList<>();
        for (Map<String, AttributeValue> item : client.query(QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("pk = :pk and begins_with(sk, :lines)")
                        .expressionAttributeValues(
                                Map.of(":pk", text("Purchase#" + order), ":lines", text("PurchaseLine#")))
                        .consistentRead(true)
                        .build())
                .items()) {
            lines.add(new Line(
                    Long.parseLong(value(item, "purchase_id").n()),
                    Integer.parseInt(value(item, "number").n()),
                    value(item, "product").s(),
                    Integer.parseInt(value(item, "quantity").n()),
                    new BigDecimal(value(item, "price").n())));
        }
        return lines;
    }

    List<Article> articles() {
        Index by = index == null ? index = index() : index;
        List<Article> articles = new ArrayList<>();
        for (Map<String, AttributeValue> item : client.query(QueryRequest.builder()
                        .tableName(table)
                        .indexName(by.name())
                        .keyConditionExpression("#pk = :pk")
                        .expressionAttributeNames(Map.of("#pk", by.attribute()))
                        .expressionAttributeValues(Map.of(":pk", by.value()))
                        .build())
                .items()) {
            articles.add(new Article(
                    Long.parseLong(value(item, "id").n()),
                    value(item, "category").s(),
                    value(item, "name").s(),
                    Integer.parseInt(value(item, "stock").n()),
                    new BigDecimal(value(item, "price").n()),
                    Integer.parseInt(value(item, "version").n())));
        }
        return articles;
    }

    private Index index() {
        GlobalSecondaryIndexDescription only = client.describeTable(b -> b.tableName(table))
                .table()
                .globalSecondaryIndexes()
                .get(0);
        String attribute = only.keySchema().get(0).attributeName();
        Map<String, AttributeValue> article = client.getItem(GetItemRequest.builder()
                        .tableName(table)
                        .key(Map.of("pk", text("Article#1"), "sk", text("#")))
                        .build())
                .item();
        return new Index(only.indexName(), attribute, value(article, attribute));
    }

    void save(long id, int lines) {
        List<TransactWriteItem> items = new ArrayList<>();
        Map<String, AttributeValue> order = new HashMap<>();
        order.put("pk", text("Purchase#" + id));
        order.put("sk", text("#"));
        order.put("_type", text("Purchase"));
        order.put("id", number(id));
        order.put("customer", text("customer " + id));
        order.put("city", text("Rome"));
        order.put("placed", text("2026-11-21"));
        order.put("total", number(BigDecimal.valueOf(id, 2)));
        order.put("version", number(0));
        items.add(put(order));
        for (int n = 0; n < lines; n++) {
            Map<String, AttributeValue> line = new HashMap<>();
            line.put("pk", text("Purchase#" + id));
            line.put("sk", text("PurchaseLine#" + n));
            line.put("_type", text("PurchaseLine"));
            line.put("purchase_id", number(id));
            line.put("number", number(n));
            line.put("product", text("product " + n));
            line.put("quantity", number(n + 1));
            line.put("price", number(BigDecimal.valueOf(n, 2)));
            items.add(put(line));
        }
        client.transactWriteItems(TransactWriteItemsRequest.builder()
                .clientRequestToken(UUID.randomUUID().toString())
                .transactItems(items)
                .build());
    }

    private TransactWriteItem put(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .build();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("no attribute " + name + " in " + item.keySet());
        }
        return value;
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue number(Object number) {
        return AttributeValue.fromN(number.toString());
    }
}
