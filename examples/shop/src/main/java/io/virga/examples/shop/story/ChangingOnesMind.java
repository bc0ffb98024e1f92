package io.virga.examples.shop.story;

import io.virga.ChangeSet;
import io.virga.UnitOfWork;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceStatus;
import java.util.stream.Collectors;

/** Checkpoints: changes that are tried, taken back, and written in parts. */
final class ChangingOnesMind {

    private final Scene scene;

    ChangingOnesMind(Scene scene) {
        this.scene = scene;
    }

    void rollback(int invoiceNumber) {
        var screen = scene.screen();
        screen.say("A clerk empties the invoice by mistake. A checkpoint was set before: rolling back to it restores"
                + " the objects in memory, the very same ones, and the session goes on.");
        scene.shop().run(entityManager -> {
            var uow = UnitOfWork.of(entityManager);
            var invoice = ReadingItBack.withLines(uow, invoiceNumber);
            var firstLine = invoice.getLines().get(0);

            scene.ledger().measure("set a checkpoint, empty the invoice, roll back", () -> {
                var checkpoint = uow.setCheckpoint("before the mistake");
                invoice.getLines().clear();
                invoice.setStatus(InvoiceStatus.SHIPPED);
                screen.item("a flush would write: " + changedAttributes(uow.changes()));
                uow.rollback(checkpoint).orElseThrow();
            });
            scene.cost();
            scene.claim(
                    "the 20 lines are back, the first is the same object as before",
                    invoice.getLines().size() == 20 && invoice.getLines().get(0) == firstLine);
            scene.claim("there is nothing left to write", uow.changes().isEmpty());
        });
    }

    void flush(int invoiceNumber) {
        var screen = scene.screen();
        screen.say(
                "The invoice is paid; a checkpoint. It is marked as shipped, which is not sure yet. flush(checkpoint)"
                        + " writes the state as of the checkpoint: paid. What came later stays pending, here until it is given up.");
        try (var uow = UnitOfWork.of(scene.shop().factory().createEntityManager())) {
            uow.getTransaction().begin();
            var invoice = uow.find(Invoice.class, invoiceNumber);
            scene.ledger().measure("pay, set a checkpoint, ship, flush it, commit", () -> {
                invoice.setStatus(InvoiceStatus.PAID);
                var paid = uow.setCheckpoint("paid");
                invoice.setStatus(InvoiceStatus.SHIPPED);
                uow.flush(paid).orElseThrow();
                screen.item("pending after flush(paid): " + uow.changes());
                scene.claim(
                        "memory says shipped, and that is all that is pending",
                        invoice.getStatus() == InvoiceStatus.SHIPPED
                                && uow.changes().size() == 1);
                uow.rollback(paid).orElseThrow();
                uow.getTransaction().commit();
            });
            scene.cost();
        }
        scene.claim("the database says paid", statusOf(invoiceNumber) == InvoiceStatus.PAID);
    }

    private InvoiceStatus statusOf(int invoiceNumber) {
        return scene.shop()
                .call(entityManager ->
                        entityManager.find(Invoice.class, invoiceNumber).getStatus());
    }

    private static String changedAttributes(ChangeSet changes) {
        return changes.modified().stream()
                .flatMap(change ->
                        change.attributes().stream().map(attribute -> change.entityName() + "." + attribute.name()))
                .collect(Collectors.joining(", "));
    }
}
