package io.virga.examples.shop.story;

import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.Invoice_;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** An invoice and its lines, found together by an entity graph. */
final class ReadingItBack {

    private final Scene scene;

    ReadingItBack(Scene scene) {
        this.scene = scene;
    }

    void tell(int invoiceNumber) {
        scene.screen()
                .say(
                        "The invoice and its lines are one aggregate, and are read as one: the entity graph asks for both.");
        scene.shop().run(entityManager -> {
            var invoice = scene.ledger()
                    .measure("read the invoice and its 20 lines", () -> withLines(entityManager, invoiceNumber));
            scene.cost();
            scene.claim(
                    "20 lines are there without a further request",
                    entityManager
                                    .getEntityManagerFactory()
                                    .getPersistenceUnitUtil()
                                    .isLoaded(invoice, "lines")
                            && invoice.getLines().size() == 20);
        });
    }

    static Invoice withLines(EntityManager entityManager, int invoiceNumber) {
        var graph = entityManager.getEntityGraph(Invoice_.GRAPH_INVOICE_WITH_LINES);
        return entityManager.find(Invoice.class, invoiceNumber, Map.of("jakarta.persistence.loadgraph", graph));
    }
}
