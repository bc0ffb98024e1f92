package io.virga.dynamodb.schema;

import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.local.DynamoServer;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A shop before and after its entities have changed. */
final class Shops {

    private Shops() {}

    /** As it was. */
    static final class Before {

        static final List<Class<?>> ENTITIES = List.of(Product.class, Client.class, Receipt.class);

        private Before() {}

        @Entity(name = "Product")
        @Table(name = "Product")
        static class Product {
            @Id
            long id;

            @Version
            int version;

            String name;
            String maker;
            int price;
        }

        @Entity(name = "Client")
        @Table(name = "Client")
        static class Client {
            @Id
            long id;

            @Version
            int version;

            String email;
            String country;

            @ElementCollection
            Set<String> tags = new HashSet<>();
        }

        @Entity(name = "Receipt")
        @Table(name = "Receipt")
        static class Receipt {
            @Id
            long id;

            @Version
            int version;

            String place;
            long amount;
        }
    }

    /** As it is: a new attribute with a default and another renamed, a new index and a unique constraint, another key. */
    static final class After {

        static final List<Class<?>> ENTITIES = List.of(Product.class, Client.class, Receipt.class);

        private After() {}

        @Entity(name = "Product")
        @Table(name = "Product")
        static class Product {
            @Id
            long id;

            @Version
            int version;

            String title;
            String maker;
            String price;

            @Column(nullable = false)
            @ColumnDefault("'NEW'")
            String status;
        }

        @Entity(name = "Client")
        @Table(name = "Client", indexes = @Index(columnList = "country"))
        static class Client {
            @Id
            long id;

            @Version
            int version;

            @Column(unique = true)
            String email;

            String country;

            @ElementCollection
            Set<String> tags = new HashSet<>();
        }

        @Entity(name = "Receipt")
        @Table(name = "Receipt")
        @ItemKey(partition = "PLACE#{place}", sort = "RECEIPT#{id}")
        static class Receipt {
            @Id
            long id;

            @Version
            int version;

            @Column(nullable = false)
            String place;

            long amount;
        }
    }

    static HibernatePersistenceConfiguration configuration(DynamoServer server, String table, List<Class<?>> entities) {
        var configuration = new HibernatePersistenceConfiguration("shop")
                .property("jakarta.persistence.jdbc.url", server.jdbcUrl(table));
        entities.forEach(configuration::managedClass);
        return configuration;
    }

    static EntityManagerFactory start(DynamoServer server, String table, List<Class<?>> entities) {
        return configuration(server, table, entities).createEntityManagerFactory();
    }

    static Before.Product product(long id) {
        var product = new Before.Product();
        product.id = id;
        product.name = "product " + id;
        product.maker = "maker " + id % 7;
        product.price = (int) id * 10;
        return product;
    }

    static Before.Client client(long id) {
        var client = new Before.Client();
        client.id = id;
        client.email = id + "@example.com";
        client.country = id % 2 == 0 ? "DE" : "FR";
        client.tags.add("tag" + id % 3);
        return client;
    }

    static Before.Receipt receipt(long id) {
        var receipt = new Before.Receipt();
        receipt.id = id;
        receipt.place = "place" + id % 5;
        receipt.amount = id;
        return receipt;
    }
}
