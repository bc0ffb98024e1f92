package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.DynamoDialect;
import io.virga.dynamodb.KeyDesign;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** The key design of a factory in the words of the API. */
public final class Designs {

    private Designs() {}

    public static List<KeyDesign.Rows> of(EntityManagerFactory factory) {
        return catalog(factory).tables().stream().map(Designs::rows).toList();
    }

    /** @throws IllegalArgumentException if the factory's database is not DynamoDB */
    public static Catalog catalog(EntityManagerFactory factory) {
        var sessionFactory = factory.unwrap(SessionFactoryImplementor.class);
        if (!(sessionFactory.getJdbcServices().getDialect() instanceof DynamoDialect)) {
            throw new IllegalArgumentException("the database of this EntityManagerFactory is "
                    + sessionFactory.getJdbcServices().getDialect() + ", not DynamoDB");
        }
        return sessionFactory
                .getServiceRegistry()
                .requireService(DynamoUnit.class)
                .designed();
    }

    private static KeyDesign.Rows rows(TableMapping mapping) {
        return new KeyDesign.Rows(
                mapping.entity(),
                mapping.table().name(),
                mapping.partition().toString(),
                mapping.table().hasSortKey() ? mapping.sort().toString() : "",
                mapping.indexes().stream().map(Designs::index).toList(),
                mapping.uniques().stream()
                        .map(guard -> String.join(", ", guard.columns()))
                        .toList(),
                mapping.timeToLive().map(TimeToLive::attribute).orElse(""));
    }

    private static KeyDesign.Index index(IndexMapping index) {
        var kind =
                switch (index.kind()) {
                    case GLOBAL -> KeyDesign.Kind.GLOBAL;
                    case LOCAL -> KeyDesign.Kind.LOCAL;
                    case ITEMS -> KeyDesign.Kind.ITEMS;
                };
        return new KeyDesign.Index(index.index(), kind, text(index.partition()), text(index.sort()));
    }

    private static String text(List<KeyPart> parts) {
        return parts.stream()
                .map(part -> part.attribute() + "=\"" + part.template() + "\"")
                .collect(Collectors.joining(" "));
    }
}
