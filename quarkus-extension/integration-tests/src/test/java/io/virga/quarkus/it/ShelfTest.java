package io.virga.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.virga.UnitOfWork;
import io.virga.quarkus.it.shop.Product;
import io.virga.quarkus.it.shop.Shelf;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A repository of Jakarta Data beside the unit of work. */
@QuarkusTest
class ShelfTest {

    @Inject
    Shelf shelf;

    @Inject
    UnitOfWork uow;

    private final String name = "Umbrella " + UUID.randomUUID();

    @Test
    void it_finds_what_the_unit_of_work_wrote() {
        Long id = QuarkusTransaction.requiringNew()
                .call(() -> uow.create(new Product(name, BigDecimal.TEN, 1)).getId());

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(shelf.findById(id)).map(Product::getName).contains(name);
            assertThat(shelf.named(name)).extracting(Product::getId).containsExactly(id);
        });
    }

    @Test
    void the_unit_of_work_finds_what_it_wrote() {
        Long id = QuarkusTransaction.requiringNew()
                .call(() -> shelf.insert(new Product(name, BigDecimal.TEN, 1)).getId());
        QuarkusTransaction.requiringNew().run(() -> {
            Product product = shelf.findById(id).orElseThrow();
            product.setStock(7);
            shelf.update(product);
        });

        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(uow.find(Product.class, id).getStock()).isEqualTo(7));
    }
}
