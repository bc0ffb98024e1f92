package io.virga.dynamodb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the rows of the three kinds of inheritance live, and that they come back as what they are. */
@ExtendWith(DynamoDbExtension.class)
class InheritanceTest {

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle {
        @Id
        long id;

        String maker;
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;
    }

    @Entity(name = "SportsCar")
    static class SportsCar extends Car {
        int power;
    }

    @Entity(name = "Shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Shape {
        @Id
        long id;

        String color;
    }

    @Entity(name = "Circle")
    static class Circle extends Shape {
        double radius;
    }

    @Entity(name = "Box")
    static class Box extends Shape {
        double edge;
    }

    @Entity(name = "Payment")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Payment {
        @Id
        long id;

        long cents;
    }

    @Entity(name = "CardPayment")
    @DiscriminatorValue("CARD")
    static class CardPayment extends Payment {
        String card;
    }

    @Entity(name = "Book")
    @SecondaryTable(name = "BookText")
    @Table(name = "Book")
    static class Book {
        @Id
        long id;

        String title;

        @Column(table = "BookText")
        String blurb;
    }

    private static OrderSystem unit;
    private static RawTable table;

    @BeforeAll
    static void start(DynamoServer server) {
        unit = OrderSystem.start(
                server,
                "inheritance",
                List.of(
                        Vehicle.class,
                        Car.class,
                        SportsCar.class,
                        Shape.class,
                        Circle.class,
                        Box.class,
                        Payment.class,
                        CardPayment.class,
                        Book.class));
        table = new RawTable(server, "inheritance");
    }

    @AfterAll
    static void stop() {
        unit.close();
        table.close();
    }

    private static List<String> keys(String partition) {
        return table.items().stream()
                .filter(item -> item.get("pk").s().equals(partition))
                .map(item -> item.get("sk").s())
                .sorted()
                .toList();
    }

    private static <T> List<T> all(EntityManager em, Class<T> type) {
        return em.createQuery("select e from " + type.getSimpleName() + " e order by e.id", type)
                .getResultList();
    }

    @Test
    void joined_rows_share_an_item_collection_and_are_one_request() {
        var car = new SportsCar();
        car.id = 1;
        car.maker = "Alfa";
        car.doors = 2;
        car.power = 280;
        var bike = new Vehicle();
        bike.id = 2;
        bike.maker = "Bianchi";
        unit.run(em -> {
            em.persist(car);
            em.persist(bike);
        });
        assertThat(keys("Vehicle#1")).containsExactly("#", "Car", "Car#SportsCar");
        unit.requests();
        unit.run(em -> {
            var found = em.find(Vehicle.class, 1L);
            assertThat(found).isInstanceOf(SportsCar.class);
            assertThat(((SportsCar) found).power).isEqualTo(280);
            assertThat(found.maker).isEqualTo("Alfa");
        });
        assertThat(unit.requests()).containsExactly("Query");
        unit.run(em -> {
            assertThat(all(em, Vehicle.class)).hasSize(2).hasOnlyElementsOfTypes(SportsCar.class, Vehicle.class);
            assertThat(all(em, Car.class)).hasSize(1);
            assertThat(em.find(Car.class, 2L)).isNull();
            ((SportsCar) em.find(Car.class, 1L)).power = 300;
        });
        unit.run(em -> em.remove(em.find(Vehicle.class, 1L)));
        assertThat(keys("Vehicle#1")).isEmpty();
    }

    @Test
    void each_class_a_table() {
        var circle = new Circle();
        circle.id = 1;
        circle.color = "red";
        circle.radius = 1.5;
        var box = new Box();
        box.id = 2;
        box.color = "blue";
        box.edge = 2;
        unit.run(em -> {
            em.persist(circle);
            em.persist(box);
        });
        assertThat(keys("Circle#1")).containsExactly("#");
        assertThat(keys("Box#2")).containsExactly("#");
        unit.requests();
        unit.run(em -> assertThat(em.find(Shape.class, 2L)).isInstanceOf(Box.class));
        assertThat(unit.requests()).containsExactly("GetItem", "GetItem");
        unit.run(em -> {
            assertThat(em.find(Circle.class, 1L).radius).isEqualTo(1.5);
            assertThat(em.find(Shape.class, 2L)).isInstanceOf(Box.class);
            assertThat(all(em, Shape.class)).extracting(shape -> shape.color).containsExactly("red", "blue");
            assertThat(em.createQuery("select s.id from Shape s where s.color = 'blue'", Long.class)
                            .getResultList())
                    .containsExactly(2L);
        });
        unit.run(em -> em.remove(em.find(Shape.class, 2L)));
        assertThat(keys("Box#2")).isEmpty();
    }

    @Test
    void one_table_for_all() {
        var cash = new Payment();
        cash.id = 1;
        cash.cents = 100;
        var card = new CardPayment();
        card.id = 2;
        card.cents = 200;
        card.card = "4711";
        unit.run(em -> {
            em.persist(cash);
            em.persist(card);
        });
        unit.run(em -> {
            assertThat(em.find(Payment.class, 2L)).isInstanceOf(CardPayment.class);
            assertThat(all(em, CardPayment.class)).hasSize(1);
            assertThat(all(em, Payment.class)).hasSize(2);
        });
    }

    @Test
    void a_secondary_table_lives_beside_its_entity() {
        var book = new Book();
        book.id = 1;
        book.title = "Virga";
        book.blurb = "Rain that need not fall";
        unit.run(em -> em.persist(book));
        assertThat(keys("Book#1")).containsExactly("#", "BookText");
        unit.requests();
        unit.run(em -> assertThat(em.find(Book.class, 1L).blurb).startsWith("Rain"));
        assertThat(unit.requests()).containsExactly("Query");
    }
}
