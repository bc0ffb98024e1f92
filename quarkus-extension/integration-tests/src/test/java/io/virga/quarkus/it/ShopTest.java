package io.virga.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The unit of work behind REST endpoints, one request each. */
@QuarkusTest
class ShopTest {

    @Test
    void a_trial_tells_what_would_change_and_changes_nothing() {
        int id = product("Umbrella", "20.00", 5);

        given().post("/products/{id}/trial?percent=10", id)
                .then()
                .statusCode(200)
                .body("changes", contains("~ Product#" + id + " price: 20.00 -> 18.00"))
                .body("product.price", equalTo(20.00f));
        given().get("/products/{id}", id).then().body("price", equalTo(20.00f));
    }

    @Test
    void a_sale_keeps_its_discount() {
        int id = product("Umbrella", "20.00", 5);

        given().post("/products/{id}/sale?quantity=2&percent=10", id).then().body("price", equalTo(18.00f));
        given().get("/products/{id}", id).then().body("price", equalTo(18.00f)).body("stock", equalTo(3));
    }

    @Test
    void a_discount_too_far_is_taken_back_and_the_sale_stays() {
        int id = product("Umbrella", "20.00", 5);

        given().post("/products/{id}/sale?quantity=2&percent=50&lowest=15", id)
                .then()
                .body("price", equalTo(20.00f));
        given().get("/products/{id}", id).then().body("price", equalTo(20.00f)).body("stock", equalTo(3));
    }

    @Test
    void the_shop_is_ready_when_its_tables_are_there() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'DynamoDB tables health check' }.data.'<default>'", equalTo("UP"))
                .body("checks.find { it.name == 'DynamoDB tables health check' }.data.audit", equalTo("UP"));
    }

    @Test
    void there_is_a_page() {
        given().get("/").then().statusCode(200).contentType(ContentType.HTML).body("html.head.title", equalTo("Shop"));
    }

    private static int product(String name, String price, int stock) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "price", price, "stock", stock))
                .post("/products")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }
}
