package io.virga.examples.shop.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceLine;
import io.virga.examples.shop.model.MediaType;
import io.virga.examples.shop.model.Track;
import jakarta.persistence.Persistence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The unit to compare with differs in a mapping file only; that it maps the lines alike shows on any database. */
class WithoutItemKeyTest {

    @Test
    void the_second_mapping_keeps_an_invoice_and_its_lines() {
        var settings = Map.of(
                "jakarta.persistence.jdbc.url", "jdbc:h2:mem:withoutitemkey;DB_CLOSE_DELAY=-1",
                "jakarta.persistence.schema-generation.database.action", "drop-and-create");
        try (var factory = Persistence.createEntityManagerFactory("shop-dynamodb-without-item-key", settings)) {
            factory.runInTransaction(entityManager -> {
                var customer = new Customer(1, "Luís", "Gonçalves", null, "luisg@embraer.com.br");
                var mediaType = new MediaType(1, "MPEG audio file");
                var track = new Track(1, "Salute", null, mediaType, Duration.ofSeconds(343), new BigDecimal("0.99"));
                track.setStock(5);
                var invoice = new Invoice(1, customer, LocalDate.of(2014, 1, 1));
                invoice.sell(7, track, 2);
                entityManager.persist(customer);
                entityManager.persist(mediaType);
                entityManager.persist(track);
                entityManager.persist(invoice);
            });
            factory.runInTransaction(entityManager -> {
                var invoice = entityManager.find(Invoice.class, 1);
                assertThat(invoice.getTotal()).isEqualByComparingTo("1.98");
                assertThat(invoice.getLines()).singleElement().satisfies(line -> {
                    assertThat(line.getId()).isEqualTo(7);
                    assertThat(line.getVersion()).isZero();
                    assertThat(line.amount()).isEqualByComparingTo("1.98");
                    assertThat(line.getTrack().getStock()).isEqualTo(3);
                });
                invoice.getLines().clear();
            });
            factory.runInTransaction(entityManager ->
                    assertThat(entityManager.find(InvoiceLine.class, 7)).isNull());
        }
    }
}
