package io.virga.quarkus.it.shop;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;

/** Works in the transaction of its caller, and so in the same unit of work. */
@ApplicationScoped
public class Checkout {

    private final UnitOfWork uow;

    @Inject
    Checkout(UnitOfWork uow) {
        this.uow = uow;
    }

    /** Takes back what was done since the checkpoint if the price fell too low. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(Product product, Checkpoint sold, BigDecimal lowest) {
        if (product.getPrice().compareTo(lowest) < 0) {
            uow.rollback(sold).orElseThrow();
        }
    }
}
