package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.ItemCollection;
import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.ItemTable;
import io.virga.dynamodb.TimeToLive;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Designs that cannot be, or mean two things, do not start: the entity, the attribute and the way out are named. */
@ExtendWith(DynamoDbExtension.class)
class DesignRefusalsTest {

    private static void refused(DynamoServer server, List<Class<?>> entities, String... words) {
        assertThatThrownBy(() -> Units.start(server, "refused", "create", entities))
                .satisfies(problem -> assertThat(Units.text(problem)).contains(words));
    }

    @Entity(name = "SharedA")
    @ItemKey(partition = "P#{group}", sort = "{id}")
    static class SharedA {
        @Id
        String id;

        @Column(name = "grp", nullable = false)
        String group;
    }

    @Entity(name = "SharedB")
    @ItemKey(partition = "P#{group}", sort = "B#{id}")
    static class SharedB {
        @Id
        long id;

        @Column(name = "grp", nullable = false)
        String group;
    }

    @Test
    void two_entities_that_could_meet_in_one_item(DynamoServer server) {
        refused(
                server,
                List.of(SharedA.class, SharedB.class),
                "AMBIGUOUS_KEY",
                "SharedA",
                "SharedB",
                "different texts");
    }

    @Entity(name = "Pattern")
    @ItemKey(partition = "P-{a}{id}")
    static class TwoAttributesInOne {
        @Id
        long id;

        @Column(nullable = false)
        String a;
    }

    @Test
    void a_template_that_runs_two_attributes_into_one(DynamoServer server) {
        refused(server, List.of(TwoAttributesInOne.class), "KEY_PATTERN", "Put a # between them");
    }

    @Entity(name = "Elsewhere")
    @ItemTable(name = "refused_old", partitionKey = "Code", type = "")
    static class NoSuchColumn {
        @Id
        String id;
    }

    @Test
    void an_existing_table_whose_key_is_no_column(DynamoServer server) {
        refused(server, List.of(NoSuchColumn.class), "ITEM_TABLE_KEY", "Code", "@Column(name = \"Code\")");
    }

    @Entity(name = "Unfindable")
    @ItemTable(name = "refused_old", partitionKey = "code", sortKey = "", type = "")
    static class NotById {
        @Id
        long id;

        @Column(nullable = false)
        String code;
    }

    @Test
    void an_existing_table_whose_key_does_not_hold_the_id(DynamoServer server) {
        refused(server, List.of(NotById.class), "ITEM_KEY_NOT_UNIQUE", "NotById");
    }

    @Entity(name = "NotLocated")
    @ItemTable(name = "refused_old", partitionKey = "code", sortKey = "id", type = "")
    static class NotLocated {
        @Id
        long id;

        @Column(nullable = false)
        String code;
    }

    @Test
    void an_existing_table_that_has_no_locators(DynamoServer server) {
        refused(server, List.of(NotLocated.class), "ITEM_KEY_NOT_FOUND", "@ItemIndex(name = …");
    }

    @Entity(name = "Slotless")
    @ItemTable(name = "refused_old", partitionKey = "id", sortKey = "", type = "")
    @ItemIndex(partition = "{code}")
    static class Slotless {
        @Id
        long id;

        String code;
    }

    @Test
    void an_overloaded_index_of_an_existing_table(DynamoServer server) {
        refused(server, List.of(Slotless.class), "INDEX_WITHOUT_NAME", "Give @ItemIndex the name");
    }

    @Entity(name = "LocalPartition")
    @ItemIndex(local = true, partition = "{code}", sort = "{code}")
    static class LocalPartition {
        @Id
        long id;

        String code;
    }

    @Entity(name = "Composite")
    @ItemIndex(partition = {"{code}", "{id}"})
    static class CompositeSlot {
        @Id
        long id;

        String code;
    }

    @Entity(name = "NoAttribute")
    @ItemIndex(partition = "{cdoe}")
    static class Misspelt {
        @Id
        long id;

        String code;
    }

    @Test
    void indexes_that_cannot_be(DynamoServer server) {
        refused(server, List.of(LocalPartition.class), "ITEM_INDEX", "is local", "LocalPartition");
        refused(server, List.of(CompositeSlot.class), "ITEM_INDEX", "several key attributes", "Give it a name");
        refused(server, List.of(Misspelt.class), "ITEM_KEY_ATTRIBUTE", "cdoe", "Misspelt");
    }

    @Entity(name = "TypeA")
    @ItemTable(name = "ambiguous", typeValue = "T")
    static class TypeA {
        @Id
        long id;
    }

    @Entity(name = "TypeB")
    @ItemTable(name = "ambiguous", typeValue = "T")
    static class TypeB {
        @Id
        long id;
    }

    @Test
    void two_entities_of_one_type(DynamoServer server) {
        refused(server, List.of(TypeA.class, TypeB.class), "AMBIGUOUS_TYPE", "TypeA", "TypeB", "items of type T");
    }

    @Entity(name = "Run")
    static class Run {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration took;
    }

    @Embeddable
    @Struct(name = "cell")
    record Cell(int row, int column) {}

    @Entity(name = "Matrix")
    static class Matrix {
        @Id
        long id;

        Cell[] cells;
    }

    @Test
    void types_that_no_attribute_can_have(DynamoServer server) {
        refused(server, List.of(Run.class), "TYPE_NOT_SUPPORTED", "Run", "AttributeConverter");
        refused(server, List.of(Matrix.class), "ARRAY_ELEMENT", "cells", "SqlTypes.JSON_ARRAY");
    }

    @Entity(name = "Bare")
    @ItemTable(name = "bare", sortKey = "")
    @ItemCollection(versioned = true)
    static class Bare {
        @Id
        long id;
    }

    @Test
    void a_version_of_item_collections_that_has_no_place(DynamoServer server) {
        refused(server, List.of(Bare.class), "ITEM_COLLECTION_TABLE", "Bare", "has no sort key");
    }

    @Entity(name = "IndexA")
    @ItemIndex(name = "shared", partition = "{a}")
    static class IndexA {
        @Id
        long id;

        String a;
    }

    @Entity(name = "IndexB")
    @ItemIndex(name = "shared", partition = "{b}")
    static class IndexB {
        @Id
        long id;

        String b;
    }

    @Test
    void two_indexes_of_one_name(DynamoServer server) {
        refused(
                server,
                List.of(IndexA.class, IndexB.class),
                "ITEM_INDEX",
                "IndexA",
                "IndexB",
                "shared",
                "another name");
    }

    @Entity(name = "WrongMoment")
    static class WrongMoment {
        @Id
        long id;

        @TimeToLive
        String until;
    }

    @Entity(name = "ExpiringRoot")
    static class ExpiringRoot {
        @Id
        long id;

        @TimeToLive
        Instant until;
    }

    @Entity(name = "ExpiringChild")
    static class ExpiringChild {
        @Id
        long id;

        @OneToOne
        @MapsId
        ExpiringRoot root;

        @TimeToLive
        Instant until;
    }

    @Entity(name = "Apart")
    @ItemKey(partition = "G#{group}", sort = "A#{id}")
    static class Apart {
        @Id
        long id;

        @Column(name = "grp", nullable = false)
        String group;

        @TimeToLive
        Instant until;

        @ElementCollection
        Set<String> tags = new HashSet<>();
    }

    @Test
    void times_to_live_that_mean_nothing(DynamoServer server) {
        refused(server, List.of(WrongMoment.class), "TIME_TO_LIVE", "until", "Instant");
        refused(server, List.of(ExpiringRoot.class, ExpiringChild.class), "TIME_TO_LIVE", "Leave it to");
        refused(server, List.of(Apart.class), "TIME_TO_LIVE", "tags", "cannot reach");
    }

    @Entity(name = "DescribedA")
    @ItemTable(name = "refused_two", partitionKey = "a")
    static class DescribedA {
        @Id
        long id;
    }

    @Entity(name = "DescribedB")
    @ItemTable(name = "refused_two", partitionKey = "b")
    static class DescribedB {
        @Id
        long id;

        @ManyToOne
        DescribedA a;
    }

    @Test
    void one_table_described_in_two_ways(DynamoServer server) {
        refused(
                server,
                List.of(DescribedA.class, DescribedB.class),
                "ITEM_TABLE",
                "DescribedA",
                "DescribedB",
                "same @ItemTable");
    }

    @Entity(name = "ShardedById")
    @ItemKey(shards = 8)
    static class ShardedById {
        @Id
        long id;
    }

    @Entity(name = "ShardedTooOften")
    @ItemKey(partition = "ALL", sort = "{id}", shards = 257)
    static class ShardedTooOften {
        @Id
        long id;
    }

    @Entity(name = "ShardedVersions")
    @ItemKey(partition = "ALL", sort = "{id}", shards = 8)
    @ItemCollection(versioned = true)
    static class ShardedVersions {
        @Id
        long id;
    }

    @Entity(name = "ShardedElsewhere")
    @ItemTable(name = "elsewhere", type = "", exported = false)
    @ItemKey(partition = "ALL", sort = "{id}", shards = 8)
    static class ShardedElsewhere {
        @Id
        long id;
    }

    @Entity(name = "ShardedLocally")
    @ItemIndex(local = true, sort = "{total}", shards = 8)
    static class ShardedLocally {
        @Id
        long id;

        long total;
    }

    @Entity(name = "ShardedAttributes")
    @ItemIndex(
            name = "two",
            partition = {"{a}", "{b}"},
            shards = 8)
    static class ShardedAttributes {
        @Id
        long id;

        String a;
        String b;
    }

    @Entity(name = "ShardedLess")
    @ItemIndex(partition = "{a}", shards = 0)
    static class ShardedLess {
        @Id
        long id;

        String a;
    }

    @Test
    void shards_of_what_has_none(DynamoServer server) {
        refused(
                server,
                List.of(ShardedById.class),
                "SHARDS",
                "ShardedById",
                "wants shards of \"ShardedById#{id}\", which is a partition for each id already",
                "partition = \"ShardedById\", with {id} in the sort key");
        refused(server, List.of(ShardedTooOften.class), "KEY_PATTERN", "257 shards", "Take 2 to 256 of them");
        refused(server, List.of(ShardedLess.class), "SHARDS", "ShardedLess", "wants 0 shards");
        refused(
                server,
                List.of(ShardedVersions.class),
                "ITEM_COLLECTION_SHARDED",
                "ShardedVersions",
                "one for each of 8 shards");
        refused(
                server,
                List.of(ShardedElsewhere.class),
                "SHARDS",
                "ShardedElsewhere",
                "the existing table",
                "elsewhere",
                "whose writers do not know them");
        refused(
                server,
                List.of(ShardedLocally.class),
                "ITEM_INDEX",
                "ShardedLocally",
                "a local index has the partitions of its table",
                "@ItemKey(shards = 8)");
        refused(
                server,
                List.of(ShardedAttributes.class),
                "ITEM_INDEX",
                "ShardedAttributes",
                "wants shards of several key attributes",
                "partition = \"{a}#{b}\"");
    }
}
