package io.virga.examples.shop.story;

import io.virga.examples.shop.database.Numbers;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.Track;
import io.virga.examples.shop.screen.Failure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.validation.ConstraintViolationException;
import java.time.LocalDate;

/** What must not happen does not, and leaves nothing half written. */
final class SayingNo {

    private static final int TRACK = 1;
    private static final int FIRST_BUYER = 2;
    private static final int SECOND_BUYER = 14;

    private final Scene scene;

    SayingNo(Scene scene) {
        this.scene = scene;
    }

    void lastCopy() {
        scene.screen()
                .say(
                        "One copy of a track is left, and two buyers have it in their carts, each in a transaction of"
                                + " their own. The track has a version: the first commit takes the copy, the second is refused.");
        scene.shop().run(entityManager -> entityManager.find(Track.class, TRACK).setStock(1));
        int firstNumber = scene.shop().numbers().next(Numbers.INVOICE);
        int secondNumber = scene.shop().numbers().next(Numbers.INVOICE);
        try (var first = scene.shop().factory().createEntityManager();
                var second = scene.shop().factory().createEntityManager()) {
            first.getTransaction().begin();
            second.getTransaction().begin();
            cart(first, FIRST_BUYER, firstNumber, 1);
            cart(second, SECOND_BUYER, secondNumber, 1);
            scene.ledger().measure("the first buyer takes the last copy", () -> first.getTransaction()
                    .commit());
            scene.screen().item("the first buyer has it");
            var refusal = scene.ledger().measure("the second buyer is refused", () -> refusal(second));
            scene.screen().item("the second buyer is told: " + Failure.explain(refusal));
            scene.cost();
            scene.claim("it was an OptimisticLockException", isConflict(refusal));
        }
        scene.shop().run(entityManager -> {
            scene.claim(
                    "no copy is left, and none was sold twice",
                    entityManager.find(Track.class, TRACK).getStock() == 0);
            scene.claim("the first buyer has an invoice", entityManager.find(Invoice.class, firstNumber) != null);
            scene.claim(
                    "of the second buyer's invoice nothing was written",
                    entityManager.find(Invoice.class, secondNumber) == null);
        });
    }

    void tooMany() {
        scene.screen()
                .say("Somebody wants 500 copies of a track. Bean Validation says that a stock is never below zero, and"
                        + " the order is refused as a whole.");
        int number = scene.shop().numbers().next(Numbers.INVOICE);
        int stockBefore = stock(TRACK + 1);
        try (var buyer = scene.shop().factory().createEntityManager()) {
            buyer.getTransaction().begin();
            cart(buyer, FIRST_BUYER, number, 500, TRACK + 1);
            var refusal = scene.ledger().measure("an order for 500 copies is refused", () -> refusal(buyer));
            scene.screen().item("the buyer is told: " + Failure.explain(refusal));
            scene.cost();
            scene.claim("it was a ConstraintViolationException", causeOf(refusal, ConstraintViolationException.class));
        }
        scene.claim("the stock is what it was", stock(TRACK + 1) == stockBefore);
        scene.claim(
                "there is no such invoice",
                scene.shop().call(entityManager -> entityManager.find(Invoice.class, number)) == null);
    }

    private int stock(int track) {
        return scene.shop()
                .call(entityManager -> entityManager.find(Track.class, track).getStock());
    }

    private void cart(EntityManager buyer, int customer, int number, int quantity) {
        cart(buyer, customer, number, quantity, TRACK);
    }

    private void cart(EntityManager buyer, int customer, int number, int quantity, int track) {
        var invoice = new Invoice(number, buyer.find(Customer.class, customer), LocalDate.of(2014, 1, 3));
        invoice.sell(scene.shop().numbers().next(Numbers.INVOICE_LINE), buyer.find(Track.class, track), quantity);
        buyer.persist(invoice);
    }

    private static RuntimeException refusal(EntityManager buyer) {
        try {
            buyer.getTransaction().commit();
        } catch (RollbackException e) {
            return e;
        }
        throw new Failure("The second order was not refused.");
    }

    private static boolean isConflict(RuntimeException refusal) {
        return causeOf(refusal, OptimisticLockException.class);
    }

    private static boolean causeOf(Throwable thrown, Class<? extends Throwable> type) {
        for (var t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
