package io.virga.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.quarkus.it.shop.Customer;
import io.virga.quarkus.it.shop.Product;
import io.virga.quarkus.it.shop.ProductRepository;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Panache on DynamoDB, as it is on any database, and beside the unit of work. */
@QuarkusTest
class CustomerTest {

    @Inject
    UnitOfWork uow;

    @Inject
    ProductRepository products;

    @Test
    void active_records_are_created_read_changed_and_deleted() {
        int id = add("Aeolus", "Lipari");

        given().get("/customers/{id}", id).then().statusCode(200).body("name", equalTo("Aeolus"));
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "Boreas", "city", "Lipari"))
                .put("/customers/{id}", id)
                .then()
                .statusCode(200);
        given().get("/customers?city=Lipari").then().body("name", contains("Boreas"));
        given().delete("/customers/{id}", id).then().statusCode(204);
        given().get("/customers/{id}", id).then().statusCode(404);
    }

    @Test
    @TestTransaction
    void a_test_transaction_sees_its_own_writes() {
        customer("Zephyrus").persist();

        assertThat(Customer.in("Thrace")).extracting(found -> found.name).containsExactly("Zephyrus");
        assertThat(Customer.count("city", "Thrace")).isEqualTo(1);
    }

    /** Whichever of the two runs first. */
    @Test
    @TestTransaction
    void a_test_transaction_leaves_nothing() {
        assertThat(Customer.in("Thrace")).isEmpty();

        customer("Zephyrus").persistAndFlush();
    }

    @Test
    void a_checkpoint_takes_back_what_panache_did() {
        Long id = QuarkusTransaction.requiringNew().call(() -> {
            Customer kept = customer("Notus");
            kept.persist();
            Checkpoint cp = uow.setCheckpoint();
            kept.name = "Auster";
            Customer another = customer("Eurus");
            another.persist();

            uow.rollback(cp).orElseThrow();
            assertThat(another.isPersistent()).isFalse();
            return kept.id;
        });

        QuarkusTransaction.requiringNew().run(() -> {
            Customer kept = Customer.findById(id);
            assertThat(kept.name).isEqualTo("Notus");
            assertThat(Customer.deleteById(id)).isTrue();
        });
    }

    @Test
    @TestTransaction
    void a_repository_finds_by_an_index() {
        Product sail = new Product("Sail", new BigDecimal("99.00"), 1);
        products.persist(sail);

        assertThat(products.named("Sail")).containsExactly(sail);
        Product found = products.find("name", "Sail").firstResult();
        assertThat(found).isSameAs(sail);
        assertThat(products.delete("name", "Sail")).isEqualTo(1);
        assertThat(products.named("Sail")).isEmpty();
    }

    private static int add(String name, String city) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "city", city))
                .post("/customers")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static Customer customer(String name) {
        Customer customer = new Customer();
        customer.name = name;
        customer.city = "Thrace";
        return customer;
    }
}
