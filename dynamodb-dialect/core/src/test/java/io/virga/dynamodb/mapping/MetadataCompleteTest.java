package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.ItemIndex;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.TimeToLive;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An orm.xml that is metadata-complete silences the annotations of the class, Virga's among them. */
@ExtendWith(DynamoDbExtension.class)
class MetadataCompleteTest {

    @Entity(name = "Annotated")
    @ItemKey(partition = "NAME#{name}", sort = "{id}")
    @ItemIndex(partition = "{until}")
    static class Annotated {
        @Id
        long id;

        @Column(nullable = false)
        String name;

        @TimeToLive
        Long until;

        protected Annotated() {}

        Annotated(long id, String name, Long until) {
            this.id = id;
            this.name = name;
            this.until = until;
        }
    }

    @Test
    void with_its_annotations(DynamoServer server) {
        try (var factory = Units.start(server, "annotated", "create", List.of(Annotated.class));
                var table = new RawTable(server, "annotated")) {
            factory.runInTransaction(em -> em.persist(new Annotated(1, "x", 4_000_000_000L)));
            assertThat(table.items("Annotated"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.get("pk").s()).isEqualTo("NAME#x"));
            assertThat(table.timeToLive()).isEqualTo("_ttl");
        }
    }

    @Test
    void and_without_them(DynamoServer server) {
        var configuration = Units.of(server, "complete", "create", List.of(Annotated.class));
        configuration.mappingFile("io/virga/dynamodb/mapping/complete.orm.xml");
        try (var factory = configuration.createEntityManagerFactory();
                var table = new RawTable(server, "complete")) {
            factory.runInTransaction(em -> em.persist(new Annotated(1, "x", 1L)));
            factory.runInTransaction(
                    em -> assertThat(em.find(Annotated.class, 1L)).isNotNull());
            assertThat(table.items("Annotated"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.get("pk").s()).isEqualTo("Annotated#1"));
            assertThat(table.description().globalSecondaryIndexes()).isEmpty();
            assertThat(table.timeToLive()).isNull();
        }
    }
}
