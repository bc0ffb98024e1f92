package io.virga.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.virga.dynamodb.RequestLog;
import io.virga.quarkus.it.audit.Entry;
import io.virga.quarkus.it.shop.Customer;
import io.virga.quarkus.it.shop.Order;
import io.virga.quarkus.it.shop.Product;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders on DynamoDB: each is one transaction of several items. */
@QuarkusTest
class OrderTest {

    @Inject
    EntityManager em;

    @Inject
    @PersistenceUnit("audit")
    EntityManager audit;

    private Long customer;
    private Long boots;
    private Long barometer;

    @BeforeEach
    void shop() {
        QuarkusTransaction.requiringNew().run(() -> {
            Customer aeolus = new Customer();
            aeolus.name = "Aeolus";
            aeolus.persist();
            Product two = new Product("Rubber boots", new BigDecimal("35.50"), 4);
            Product one = new Product("Barometer", new BigDecimal("80.00"), 1);
            em.persist(two);
            em.persist(one);
            customer = aeolus.id;
            boots = two.getId();
            barometer = one.getId();
        });
    }

    @Test
    void an_order_is_placed_in_one_request_to_the_server() {
        try (RequestLog log = RequestLog.open(em.getEntityManagerFactory())) {
            String id = order(2, 1)
                    .statusCode(200)
                    .body("total", equalTo(151.00f))
                    .extract()
                    .path("id");

            assertThat(log.operations().stream().filter(operation -> !operation.equals("GetItem")))
                    .containsExactly("TransactWriteItems");
            given().get("/orders/{id}", id)
                    .then()
                    .body("customer", equalTo("Aeolus"))
                    .body("lines", hasSize(2))
                    .body("lines[0].name", equalTo("Rubber boots"));
        }
        assertStock(2, 0);
        given().get("/orders?customer={id}", customer)
                .then()
                .body("$", hasSize(1))
                .body("[0].lines", hasSize(2));
    }

    @Test
    void what_is_sold_out_leaves_all_as_it_was() {
        order(2, 2).statusCode(409).body("error", containsString("2 of Barometer are wanted, and there are 1"));

        assertStock(4, 1);
        given().get("/orders?customer={id}", customer).then().body("$", hasSize(0));
    }

    @Test
    void an_order_and_its_lines_are_one_query() {
        String id = order(1, 1).extract().path("id");

        QuarkusTransaction.requiringNew().run(() -> {
            try (RequestLog log = RequestLog.open(em.getEntityManagerFactory())) {
                var order = em.createQuery("from Order o left join fetch o.lines where o.id = :id", Order.class)
                        .setParameter("id", UUID.fromString(id))
                        .getSingleResult();

                assertThat(order.getLines()).hasSize(2);
                assertThat(log.operations()).containsExactly("Query");
            }
        });
    }

    /** DynamoDB cannot prepare a commit, so a transaction of two databases could end half done: it is refused before anything is written. */
    @Test
    void two_databases_in_one_transaction_are_refused() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    em.find(Product.class, boots).setStock(0);
                    audit.persist(new Entry("boots are gone"));
                    audit.flush();
                }))
                .hasStackTraceContaining("enlisted");

        assertStock(4, 1);
    }

    private ValidatableResponse order(int numberOfBoots, int numberOfBarometers) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "customer",
                        customer,
                        "items",
                        List.of(
                                Map.of("product", boots, "quantity", numberOfBoots),
                                Map.of("product", barometer, "quantity", numberOfBarometers))))
                .post("/orders")
                .then();
    }

    private void assertStock(int ofBoots, int ofBarometers) {
        given().get("/products/{id}", boots).then().body("stock", equalTo(ofBoots));
        given().get("/products/{id}", barometer).then().body("stock", equalTo(ofBarometers));
    }
}
