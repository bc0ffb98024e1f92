package io.virga.quarkus.it.shop;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts something on empty shelves, so that there is something to see. */
@ApplicationScoped
public class Opening {

    private final EntityManager em;
    private final boolean fill;

    @Inject
    Opening(EntityManager em, @ConfigProperty(name = "shop.fill", defaultValue = "false") boolean fill) {
        this.em = em;
        this.fill = fill;
    }

    @Transactional
    void fill(@Observes StartupEvent start) {
        if (!fill || em.createQuery("select count(*) from Product", Long.class).getSingleResult() > 0) {
            return;
        }
        em.persist(new Product("Umbrella", new BigDecimal("20.00"), 12));
        em.persist(new Product("Rubber boots", new BigDecimal("35.50"), 4));
        em.persist(new Product("Barometer", new BigDecimal("80.00"), 1));
        Customer customer = new Customer();
        customer.name = "Aeolus";
        customer.city = "Lipari";
        customer.persist();
    }
}
