package io.virga.examples.shop.story;

import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceLine;
import io.virga.examples.shop.model.Invoice_;
import io.virga.examples.shop.model.Track;
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
            scene.claimRequests(1);
            scene.claim(
                    "20 lines are there without a further request",
                    entityManager
                                    .getEntityManagerFactory()
                                    .getPersistenceUnitUtil()
                                    .isLoaded(invoice, "lines")
                            && invoice.getLines().size() == 20);
        });
    }

    /** Shows what {@code @ItemKey} on the lines is good for, where it means something. */
    void compareWithoutItemKey(int invoiceNumber) {
        var other = scene.shop().openWithoutItemKey();
        if (other.isEmpty()) {
            scene.screen()
                    .say("(On DynamoDB that is what @ItemKey on InvoiceLine is for; "
                            + scene.shop().database().title() + " does not look at it.)");
            return;
        }
        try (var shop = other.get()) {
            scene.screen()
                    .say("The same invoice in a table beside it, where the lines have no @ItemKey: they are found"
                            + " through an index, and the invoice by itself.");
            shop.create();
            try {
                var invoice = scene.shop().call(entityManager -> withLines(entityManager, invoiceNumber));
                shop.run(entityManager -> entityManager.persist(copy(invoice, entityManager)));
                read(shop, invoiceNumber);
            } finally {
                shop.drop();
            }
        }
    }

    private void read(Shop shop, int invoiceNumber) {
        var before = shop.requests().total();
        int lines = shop.call(entityManager ->
                withLines(entityManager, invoiceNumber).getLines().size());
        var usage = shop.requests().total().minus(before);
        scene.ledger().enter("the same where the lines have no @ItemKey", usage);
        scene.cost();
        scene.claim("20 lines are there", lines == 20);
        scene.claimRequests(2);
    }

    private static Invoice copy(Invoice invoice, EntityManager entityManager) {
        var copy = new Invoice(
                invoice.getId(),
                entityManager.getReference(Customer.class, invoice.getCustomer().getId()),
                invoice.getDate(),
                invoice.getBillingAddress(),
                invoice.getTotal(),
                invoice.getStatus());
        invoice.getLines().forEach(line -> copy.getLines()
                .add(new InvoiceLine(
                        line.getId(),
                        copy,
                        entityManager.getReference(Track.class, line.getTrack().getId()),
                        line.getUnitPrice(),
                        line.getQuantity())));
        return copy;
    }

    static Invoice withLines(EntityManager entityManager, int invoiceNumber) {
        var graph = entityManager.getEntityGraph(Invoice_.GRAPH_INVOICE_WITH_LINES);
        return entityManager.find(Invoice.class, invoiceNumber, Map.of("jakarta.persistence.loadgraph", graph));
    }
}
