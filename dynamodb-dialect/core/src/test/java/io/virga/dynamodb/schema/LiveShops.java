package io.virga.dynamodb.schema;

import io.virga.dynamodb.ItemKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.DynamicUpdate;

/** A shop that changes while it is open: each change is one that rows can have both forms of. */
final class LiveShops {

    private LiveShops() {}

    /** As it was. */
    static final class Before {

        static final List<Class<?>> ENTITIES = List.of(Product.class, Client.class, Receipt.class, Note.class);

        private Before() {}

        @Entity(name = "Product")
        @Table(name = "Product")
        static class Product {
            @Id
            long id;

            @Version
            int version;

            String name;
            String text;
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
            String text;
        }

        @Entity(name = "Receipt")
        @Table(name = "Receipt", indexes = @Index(columnList = "buyer"))
        static class Receipt {
            @Id
            long id;

            @Version
            int version;

            String place;
            String buyer;
            String text;
        }

        /** Of no version: what one application does not write, the other may. */
        @Entity(name = "Note")
        @Table(name = "Note")
        @DynamicUpdate
        static class Note {
            @Id
            long id;

            String shelf;
            String left;
            String right;
        }
    }

    /** As it is: an attribute with a default and a renamed one; an index and a unique constraint; other keys, twice. */
    static final class After {

        static final List<Class<?>> ENTITIES = List.of(Product.class, Client.class, Receipt.class, Note.class);

        private After() {}

        @Entity(name = "Product")
        @Table(name = "Product")
        static class Product {
            @Id
            long id;

            @Version
            int version;

            String title;
            String text;

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
            String text;
        }

        @Entity(name = "Receipt")
        @Table(name = "Receipt", indexes = @Index(columnList = "buyer"))
        @ItemKey(partition = "PLACE#{place}", sort = "RECEIPT#{id}")
        static class Receipt {
            @Id
            long id;

            @Version
            int version;

            @Column(nullable = false)
            String place;

            String buyer;
            String text;
        }

        @Entity(name = "Note")
        @Table(name = "Note")
        @ItemKey(partition = "SHELF#{shelf}", sort = "NOTE#{id}")
        @DynamicUpdate
        static class Note {
            @Id
            long id;

            @Column(nullable = false)
            String shelf;

            String left;
            String right;
        }
    }
}
