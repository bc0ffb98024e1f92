package io.virga.examples.shop.story;

import io.virga.examples.shop.database.Numbers;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceLine;
import io.virga.examples.shop.model.Track;
import io.virga.examples.shop.model.Track_;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** An invoice of 20 lines: 20 stocks change, an invoice and 20 lines are new, and all of it happens or nothing. */
final class PlacingAnOrder {

    private static final int CUSTOMER = 13;
    /** Twenty tracks of classical music. */
    private static final List<Integer> CART =
            IntStream.rangeClosed(3403, 3422).boxed().toList();

    private final Scene scene;

    PlacingAnOrder(Scene scene) {
        this.scene = scene;
    }

    /** Returns the number of the invoice. */
    int tell() {
        var screen = scene.screen();
        var ledger = scene.ledger();
        screen.say("A customer buys 20 tracks. The stock of each goes down, an invoice and its 20 lines are made:"
                + " ordinary objects, and one commit.");
        var numbers = scene.shop().numbers();
        int invoiceNumber = ledger.measure("draw a block of numbers for invoices", () -> numbers.next(Numbers.INVOICE));
        int firstLine = ledger.measure("draw a block of numbers for lines", () -> numbers.next(Numbers.INVOICE_LINE));
        int stockBefore = stock();
        try (var entityManager = scene.shop().factory().createEntityManager()) {
            var transaction = entityManager.getTransaction();
            transaction.begin();
            var customer = ledger.measure("find the customer", () -> entityManager.find(Customer.class, CUSTOMER));
            var tracks = ledger.measure("find 20 tracks by their ids", () -> tracks(entityManager));
            var invoice = new Invoice(invoiceNumber, customer, LocalDate.of(2014, 1, 2));
            for (var track : tracks) {
                var lineNumber = track == tracks.get(0) ? firstLine : numbers.next(Numbers.INVOICE_LINE);
                invoice.sell(lineNumber, track, 1);
            }
            entityManager.persist(invoice);
            ledger.measure("commit an order of 20 lines", transaction::commit);
            screen.item("invoice " + invoiceNumber + " to " + customer.getFirstName() + " " + customer.getLastName()
                    + ": " + invoice.getLines().size() + " lines, " + invoice.getTotal() + " in all");
        }
        scene.cost();
        scene.claimRequests(1);
        verify(invoiceNumber, stockBefore);
        return invoiceNumber;
    }

    private void verify(int invoiceNumber, int stockBefore) {
        scene.shop().run(entityManager -> {
            var invoice = entityManager.find(Invoice.class, invoiceNumber);
            var sum = invoice.getLines().stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            scene.claim("the invoice has 20 lines", invoice.getLines().size() == 20);
            scene.claim("its total is the sum of its lines", invoice.getTotal().compareTo(sum) == 0);
        });
        scene.claim("there are 20 copies less in stock", stock() == stockBefore - 20);
    }

    private int stock() {
        return scene.shop()
                .call(entityManager ->
                        tracks(entityManager).stream().mapToInt(Track::getStock).sum());
    }

    private static List<Track> tracks(EntityManager entityManager) {
        return entityManager
                .createNamedQuery(Track_.QUERY_TRACK_BY_IDS, Track.class)
                .setParameter("ids", CART)
                .getResultList();
    }
}
