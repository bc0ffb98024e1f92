package io.virga.quarkus.it.shop;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The orders over HTTP, by a plain EntityManager. */
@Path("/orders")
public class OrderResource {

    private final EntityManager em;

    @Inject
    OrderResource(EntityManager em) {
        this.em = em;
    }

    /** What a client asks for. */
    public record Wanted(long customer, List<Item> items) {}

    /** Some of one product. */
    public record Item(long product, int quantity) {}

    /** An order as a client sees it. */
    public record View(UUID id, String customer, Instant placedAt, List<Line> lines, BigDecimal total) {
        static View of(Order order) {
            return new View(
                    order.getId(),
                    order.getCustomer().name,
                    order.getPlacedAt(),
                    List.copyOf(order.getLines()),
                    order.getTotal());
        }
    }

    /** All of it, or nothing: the order, its lines and the stock of each product are one transaction. */
    @POST
    @Transactional
    public View place(Wanted wanted) {
        Order order = new Order(
                existing(Customer.class, wanted.customer()), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        wanted.items().forEach(item -> order.sell(existing(Product.class, item.product()), item.quantity()));
        em.persist(order);
        return View.of(order);
    }

    @GET
    @Path("{id}")
    public View get(@PathParam("id") UUID id) {
        return View.of(existing(Order.class, id));
    }

    /** The orders of a customer, the newest first: the foreign key is an index. */
    @GET
    public List<View> of(@QueryParam("customer") long customer) {
        return em
                .createQuery(
                        "select distinct o from Order o left join fetch o.lines join fetch o.customer"
                                + " where o.customer.id = :customer order by o.placedAt desc",
                        Order.class)
                .setParameter("customer", customer)
                .getResultList()
                .stream()
                .map(View::of)
                .toList();
    }

    private <T> T existing(Class<T> type, Object id) {
        T found = em.find(type, id);
        if (found == null) {
            throw new NotFoundException("no " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + id);
        }
        return found;
    }
}
