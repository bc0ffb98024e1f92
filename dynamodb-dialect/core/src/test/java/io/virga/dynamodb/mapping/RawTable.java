package io.virga.dynamodb.mapping;

import io.virga.dynamodb.local.DynamoServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A table as another application sees it: by the plain SDK. */
public final class RawTable implements AutoCloseable {

    private final DynamoDbClient client;
    private final String table;

    public RawTable(DynamoServer server, String table) {
        this.table = server.tableName(table);
        this.client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(server.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build();
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    public void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    /** Every item, the attributes of each in the order of their names. */
    public List<Map<String, AttributeValue>> items() {
        return client.scanPaginator(request -> request.tableName(table)).items().stream()
                .map(RawTable::plain)
                .toList();
    }

    /** Numbers in plain notation: DynamoDB Local gives them back as they were written. */
    private static Map<String, AttributeValue> plain(Map<String, AttributeValue> item) {
        var plain = new TreeMap<String, AttributeValue>(item);
        plain.replaceAll((name, value) ->
                value.n() == null ? value : AttributeValue.fromN(new BigDecimal(value.n()).toPlainString()));
        return plain;
    }

    /** The items of a type, by Virga's type attribute. */
    public List<Map<String, AttributeValue>> items(String type) {
        return items().stream()
                .filter(item -> s(type).equals(item.get("_type")))
                .toList();
    }

    TableDescription description() {
        return client.describeTable(request -> request.tableName(table)).table();
    }

    String timeToLive() {
        return client.describeTimeToLive(request -> request.tableName(table))
                .timeToLiveDescription()
                .attributeName();
    }

    boolean exists() {
        return client.listTablesPaginator().tableNames().stream().anyMatch(table::equals);
    }

    DynamoDbClient client() {
        return client;
    }

    String name() {
        return table;
    }

    @Override
    public void close() {
        client.close();
    }
}
