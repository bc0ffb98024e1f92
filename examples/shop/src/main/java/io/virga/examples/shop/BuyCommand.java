package io.virga.examples.shop;

import io.virga.examples.shop.database.Numbers;
import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.Track;
import io.virga.examples.shop.move.Move;
import io.virga.examples.shop.screen.Failure;
import io.virga.examples.shop.screen.Progress;
import io.virga.examples.shop.screen.Screen;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One order from the command line. */
@Command(
        name = "buy",
        description = "Buy copies of a track, in the shop that --keep left in a database of your own, or in a new one.")
final class BuyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private TargetOptions options;

    @Option(
            names = "--customer",
            paramLabel = "ID",
            defaultValue = "2",
            description = "Who pays; ${DEFAULT-VALUE} by default.")
    private int customer;

    @Option(names = "--track", paramLabel = "ID", required = true, description = "The track to buy.")
    private int track;

    @Option(
            names = "--quantity",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many copies; ${DEFAULT-VALUE} by default.")
    private int quantity;

    @Option(
            names = "--buyers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many buyers do so at the same time; ${DEFAULT-VALUE} by default.")
    private int buyers;

    @Override
    public Integer call() {
        if (buyers < 1) {
            throw new ParameterException(command.commandLine(), "--buyers is 1 or more, not " + buyers + ".");
        }
        var out = command.commandLine().getOut();
        try (var target = options.open();
                var shop = Shop.open(target.database(), target.settings())) {
            if (target.ownServer()) {
                shop.create();
                new Move(shop, new Screen(out), Progress.onThisTerminal(out)).run();
            } else {
                shop.validate();
            }
            buy(shop, new Screen(out));
        }
        return 0;
    }

    /** Every buyer has read what there is before the first of them pays. */
    private void buy(Shop shop, Screen screen) {
        var carts = new ArrayList<EntityManager>();
        try {
            var invoices = new ArrayList<Invoice>();
            for (int buyer = 0; buyer < buyers; buyer++) {
                var cart = shop.factory().createEntityManager();
                carts.add(cart);
                cart.getTransaction().begin();
                invoices.add(fill(cart, shop.numbers()));
            }
            for (int buyer = 0; buyer < buyers; buyer++) {
                carts.get(buyer).getTransaction().commit();
                screen.item("invoice " + invoices.get(buyer).getId() + ": " + quantity + " of track " + track + ", "
                        + invoices.get(buyer).getTotal());
            }
        } finally {
            carts.forEach(BuyCommand::close);
        }
    }

    private Invoice fill(EntityManager cart, Numbers numbers) {
        var invoice =
                new Invoice(numbers.next(Numbers.INVOICE), existing(cart, Customer.class, customer), LocalDate.now());
        invoice.sell(numbers.next(Numbers.INVOICE_LINE), existing(cart, Track.class, track), quantity);
        cart.persist(invoice);
        return invoice;
    }

    private static <T> T existing(EntityManager cart, Class<T> type, int id) {
        var found = cart.find(type, id);
        if (found == null) {
            throw new Failure(
                    "The shop has no " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + id + ".");
        }
        return found;
    }

    private static void close(EntityManager cart) {
        if (cart.getTransaction().isActive()) {
            cart.getTransaction().rollback();
        }
        cart.close();
    }
}
