package org.acme;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BasketResourceTest {

    @Test
    void what_is_put_into_a_basket_is_there() {
        given().body("milk").post("/baskets/monday").then().statusCode(200);
        given().body("bread").post("/baskets/monday").then().statusCode(200);

        given().get("/baskets/monday").then().statusCode(200).body("", contains("milk", "bread"));
        given().get("/baskets/sunday").then().statusCode(404);
    }
}
