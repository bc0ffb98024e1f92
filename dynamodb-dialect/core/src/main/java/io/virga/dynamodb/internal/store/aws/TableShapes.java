package io.virga.dynamodb.internal.store.aws;

import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.IndexDescription.Projection;
import io.virga.dynamodb.internal.store.KeyAttribute;
import io.virga.dynamodb.internal.store.TableAdmin.Replication;
import io.virga.dynamodb.internal.store.TableDescription;
import io.virga.dynamodb.internal.store.TableDescription.Billing;
import io.virga.dynamodb.internal.store.TableDescription.Encryption;
import io.virga.dynamodb.internal.store.TableDescription.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.MultiRegionConsistency;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Our descriptions of tables and indexes as the SDK's, and back. */
final class TableShapes {

    private TableShapes() {}

    static CreateTableRequest toSdk(TableDescription table) {
        var request = CreateTableRequest.builder()
                .tableName(table.name())
                .attributeDefinitions(definitions(table))
                .keySchema(schema(List.of(table.partitionKey()), sortKeys(table.sortKey())))
                .deletionProtectionEnabled(table.deletionProtection());
        if (table.billing().onDemand()) {
            request.billingMode(BillingMode.PAY_PER_REQUEST);
        } else {
            request.billingMode(BillingMode.PROVISIONED).provisionedThroughput(throughput(table.billing()));
        }
        // DynamoDB refuses empty lists.
        if (!table.globalIndexes().isEmpty()) {
            request.globalSecondaryIndexes(table.globalIndexes().stream()
                    .map(index -> global(index, table.billing()))
                    .toList());
        }
        if (!table.localIndexes().isEmpty()) {
            request.localSecondaryIndexes(
                    table.localIndexes().stream().map(TableShapes::local).toList());
        }
        if (table.stream() != Stream.NONE) {
            var view = StreamViewType.fromValue(table.stream().name());
            request.streamSpecification(s -> s.streamEnabled(true).streamViewType(view));
        }
        if (table.encryption().managedByKms()) {
            var key = table.encryption().keyId();
            request.sseSpecification(
                    s -> s.enabled(true).sseType(SSEType.KMS).kmsMasterKeyId(key.isEmpty() ? null : key));
        }
        if (!table.tags().isEmpty()) {
            request.tags(table.tags().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList());
        }
        return request.build();
    }

    /** The key attributes of one index. */
    static List<AttributeDefinition> definitions(IndexDescription index) {
        var attributes = new LinkedHashMap<String, KeyAttribute>();
        collect(index, attributes);
        return definitions(attributes);
    }

    static List<KeySchemaElement> schema(List<KeyAttribute> partition, List<KeyAttribute> sort) {
        var schema = new ArrayList<KeySchemaElement>();
        partition.forEach(key -> schema.add(element(key, KeyType.HASH)));
        sort.forEach(key -> schema.add(element(key, KeyType.RANGE)));
        return schema;
    }

    static software.amazon.awssdk.services.dynamodb.model.Projection toSdk(Projection projection) {
        var result = software.amazon.awssdk.services.dynamodb.model.Projection.builder()
                .projectionType(ProjectionType.fromValue(projection.kind().name()));
        if (projection.kind() == Projection.Kind.INCLUDE) {
            result.nonKeyAttributes(projection.attributes());
        }
        return result.build();
    }

    static ProvisionedThroughput throughput(Billing billing) {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(billing.readUnits())
                .writeCapacityUnits(billing.writeUnits())
                .build();
    }

    static TableDescription fromSdk(
            software.amazon.awssdk.services.dynamodb.model.TableDescription table,
            String timeToLive,
            Map<String, String> tags) {
        var types = table.attributeDefinitions().stream()
                .collect(Collectors.toMap(AttributeDefinition::attributeName, TableShapes::type));
        var sort = keys(table.keySchema(), KeyType.RANGE, types);
        return new TableDescription(
                table.tableName(),
                keys(table.keySchema(), KeyType.HASH, types).get(0),
                sort.isEmpty() ? null : sort.get(0),
                table.globalSecondaryIndexes().stream()
                        .map(index -> index(index.indexName(), index.keySchema(), index.projection(), types))
                        .toList(),
                table.localSecondaryIndexes().stream()
                        .map(index -> index(index.indexName(), index.keySchema(), index.projection(), types))
                        .toList(),
                billing(table),
                timeToLive,
                stream(table),
                tags,
                Boolean.TRUE.equals(table.deletionProtectionEnabled()),
                encryption(table));
    }

    static Replication replication(software.amazon.awssdk.services.dynamodb.model.TableDescription table) {
        if (table.multiRegionConsistency() == MultiRegionConsistency.STRONG) {
            return Replication.STRONG;
        }
        return table.hasReplicas() && !table.replicas().isEmpty() ? Replication.EVENTUAL : Replication.NONE;
    }

    static Billing billing(software.amazon.awssdk.services.dynamodb.model.TableDescription table) {
        var throughput = table.provisionedThroughput();
        var summary = table.billingModeSummary();
        if (throughput == null || summary != null && summary.billingMode() == BillingMode.PAY_PER_REQUEST) {
            return Billing.ON_DEMAND;
        }
        return new Billing(throughput.readCapacityUnits(), throughput.writeCapacityUnits());
    }

    static Stream stream(software.amazon.awssdk.services.dynamodb.model.TableDescription table) {
        var stream = table.streamSpecification();
        return stream == null || !Boolean.TRUE.equals(stream.streamEnabled())
                ? Stream.NONE
                : Stream.valueOf(stream.streamViewTypeAsString());
    }

    private static Encryption encryption(software.amazon.awssdk.services.dynamodb.model.TableDescription table) {
        var encryption = table.sseDescription();
        if (encryption == null || encryption.sseType() != SSEType.KMS) {
            return Encryption.AWS_OWNED;
        }
        var key = encryption.kmsMasterKeyArn();
        return key == null ? Encryption.AWS_MANAGED : Encryption.customerKey(key);
    }

    private static IndexDescription index(
            String name,
            List<KeySchemaElement> schema,
            software.amazon.awssdk.services.dynamodb.model.Projection projection,
            Map<String, KeyAttribute.Type> types) {
        return new IndexDescription(
                name,
                keys(schema, KeyType.HASH, types),
                keys(schema, KeyType.RANGE, types),
                new Projection(
                        Projection.Kind.valueOf(projection.projectionTypeAsString()), projection.nonKeyAttributes()));
    }

    private static GlobalSecondaryIndex global(IndexDescription index, Billing billing) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.partition(), index.sort()))
                .projection(toSdk(index.projection()))
                .provisionedThroughput(billing.onDemand() ? null : throughput(billing))
                .build();
    }

    private static LocalSecondaryIndex local(IndexDescription index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.partition(), index.sort()))
                .projection(toSdk(index.projection()))
                .build();
    }

    private static List<AttributeDefinition> definitions(TableDescription table) {
        var attributes = new LinkedHashMap<String, KeyAttribute>();
        attributes.put(table.partitionKey().name(), table.partitionKey());
        sortKeys(table.sortKey()).forEach(key -> attributes.put(key.name(), key));
        table.globalIndexes().forEach(index -> collect(index, attributes));
        table.localIndexes().forEach(index -> collect(index, attributes));
        return definitions(attributes);
    }

    private static void collect(IndexDescription index, Map<String, KeyAttribute> attributes) {
        index.partition().forEach(key -> attributes.put(key.name(), key));
        index.sort().forEach(key -> attributes.put(key.name(), key));
    }

    private static List<AttributeDefinition> definitions(Map<String, KeyAttribute> attributes) {
        return attributes.values().stream()
                .map(key -> AttributeDefinition.builder()
                        .attributeName(key.name())
                        .attributeType(type(key.type()))
                        .build())
                .toList();
    }

    private static List<KeyAttribute> sortKeys(@Nullable KeyAttribute sortKey) {
        return sortKey == null ? List.of() : List.of(sortKey);
    }

    private static KeySchemaElement element(KeyAttribute key, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(key.name())
                .keyType(type)
                .build();
    }

    private static List<KeyAttribute> keys(
            List<KeySchemaElement> schema, KeyType kind, Map<String, KeyAttribute.Type> types) {
        return schema.stream()
                .filter(element -> element.keyType() == kind)
                .map(element -> new KeyAttribute(
                        element.attributeName(), Objects.requireNonNull(types.get(element.attributeName()))))
                .toList();
    }

    private static ScalarAttributeType type(KeyAttribute.Type type) {
        return switch (type) {
            case TEXT -> ScalarAttributeType.S;
            case NUMBER -> ScalarAttributeType.N;
            case BINARY -> ScalarAttributeType.B;
        };
    }

    private static KeyAttribute.Type type(AttributeDefinition definition) {
        return switch (definition.attributeType()) {
            case S -> KeyAttribute.Type.TEXT;
            case N -> KeyAttribute.Type.NUMBER;
            case B -> KeyAttribute.Type.BINARY;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new AssertionError(
                        "key attribute " + definition.attributeName() + " has a type this SDK does not know");
        };
    }
}
