package io.virga.quarkus.it.shop;

import io.quarkus.panache.common.Sort;
import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The products over HTTP. */
@Path("/products")
public class ProductResource {

    private final UnitOfWork uow;
    private final Checkout checkout;
    private final ProductRepository products;

    @Inject
    ProductResource(UnitOfWork uow, ProductRepository products, Checkout checkout) {
        this.uow = uow;
        this.products = products;
        this.checkout = checkout;
    }

    /** A product as a client sees it. */
    public record View(Long id, String name, BigDecimal price, int stock) {
        static View of(Product product) {
            return new View(product.getId(), product.getName(), product.getPrice(), product.getStock());
        }
    }

    /** What a change would have done, had it been made. */
    public record Trial(List<String> changes, View product) {}

    @POST
    @Transactional
    public View add(View product) {
        return View.of(uow.create(new Product(product.name(), product.price(), product.stock())));
    }

    /** All of them, or those of one name. */
    @GET
    public List<View> list(@QueryParam("name") String name) {
        return (name == null ? products.listAll(Sort.by("name")) : products.named(name))
                .stream().map(View::of).toList();
    }

    /** Reads without a transaction. */
    @GET
    @Path("{id}")
    public View get(@PathParam("id") long id) {
        return View.of(find(id));
    }

    /** Tries a discount, without a transaction: tells what would change, and changes nothing. */
    @POST
    @Path("{id}/trial")
    public Trial trial(@PathParam("id") long id, @QueryParam("percent") int percent) {
        Product product = find(id);
        try (Checkpoint before = uow.setCheckpoint("trial")) {
            discount(product, percent);
            List<String> changes = uow.changes().toString().lines().toList();
            before.rollback().orElseThrow();
            return new Trial(changes, View.of(product));
        }
    }

    /** Sells some; the discount is granted only as far as the lowest price allows, the sale takes place all the same. */
    @POST
    @Path("{id}/sale")
    @Transactional
    public View sell(
            @PathParam("id") long id,
            @QueryParam("quantity") @DefaultValue("1") int quantity,
            @QueryParam("percent") int percent,
            @QueryParam("lowest") @DefaultValue("0") BigDecimal lowest) {
        Product product = find(id);
        product.take(quantity);
        Checkpoint sold = uow.setCheckpoint("sold");
        discount(product, percent);
        checkout.check(product, sold, lowest);
        return View.of(product);
    }

    private Product find(long id) {
        Product product = uow.find(Product.class, id);
        if (product == null) {
            throw new NotFoundException("no product " + id);
        }
        return product;
    }

    private static void discount(Product product, int percent) {
        BigDecimal factor = BigDecimal.valueOf(100L - percent, 2);
        product.setPrice(product.getPrice().multiply(factor).setScale(2, RoundingMode.HALF_UP));
    }
}
