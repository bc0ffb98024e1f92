package io.virga.examples.shop.database;

import io.virga.examples.shop.model.NumberRange;
import io.virga.examples.shop.screen.Failure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for new rows, drawn in blocks of {@value #BLOCK}, each in a transaction of its own: so that two orders at the same time do not wait for
 * each other. What is left of a block when the program ends is lost, as with a sequence. Not for several threads.
 */
public final class Numbers {

    public static final String INVOICE = "Invoice";
    public static final String INVOICE_LINE = "InvoiceLine";

    private static final int BLOCK = 100;
    private static final int ATTEMPTS = 10;

    private final EntityManagerFactory factory;
    private final Map<String, Block> blocks = new HashMap<>();

    private record Block(int next, int end) {}

    Numbers(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Begins a range behind the numbers that are taken. */
    public static void begin(EntityManager entityManager, String range, int first) {
        entityManager.persist(new NumberRange(range, first));
    }

    /** The next number of a range. */
    public int next(String range) {
        var block = blocks.get(range);
        if (block == null || block.next() == block.end()) {
            var first = draw(range);
            block = new Block(first, first + BLOCK);
        }
        blocks.put(range, new Block(block.next() + 1, block.end()));
        return block.next();
    }

    private int draw(String range) {
        for (int attempt = 1; ; attempt++) {
            try {
                return factory.callInTransaction(
                        entityManager -> range(entityManager, range).draw(BLOCK));
            } catch (OptimisticLockException | RollbackException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static NumberRange range(EntityManager entityManager, String range) {
        var found = entityManager.find(NumberRange.class, range);
        if (found == null) {
            throw new Failure("There is no number range '" + range + "': the shop did not move here completely."
                    + " Remove it with the command drop, and let it move again.");
        }
        return found;
    }
}
