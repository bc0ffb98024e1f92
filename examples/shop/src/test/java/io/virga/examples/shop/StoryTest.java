package io.virga.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.examples.shop.database.Database;
import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.database.Usage;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceLine;
import io.virga.examples.shop.model.InvoiceStatus;
import io.virga.examples.shop.model.Track;
import io.virga.examples.shop.move.Move;
import io.virga.examples.shop.screen.Progress;
import io.virga.examples.shop.screen.Screen;
import io.virga.examples.shop.story.Ledger;
import io.virga.examples.shop.story.Story;
import jakarta.persistence.EntityManager;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job on every database, and then a look of our own at what is there. */
class StoryTest {

    private static final int ORDER = 413;
    private static final int FIRST_BUYER = 414;

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_shop_moves_and_the_story_holds(Database database) {
        var printed = new StringWriter();
        var out = new PrintWriter(printed, true);
        var screen = new Screen(out);
        try (var target = Target.start(database);
                var shop = Shop.open(database, target.settings())) {
            shop.create();

            var counts = new Move(shop, screen, Progress.onThisTerminal(out)).run();
            assertThat(counts).isEqualTo(chinook());
            var stocks = stocks(shop);

            var ledger = new Story(shop, screen).tell();

            shop.run(StoryTest::the_order_is_there_and_only_paid);
            assertThat(stocks(shop)).isEqualTo(sold(stocks));
            shop.run(StoryTest::nothing_of_the_refused_orders_is_there);
            assertThat(took(ledger, "set a checkpoint, empty the invoice, roll back")
                            .count())
                    .isZero();
            assertThat(took(ledger, "read the invoice and its 20 lines").count())
                    .isEqualTo(1);
        }
        assertThat(printed.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(Screen.WIDTH));
        assertThat(printed.toString()).contains("100 %", "140 tracks for 138.60: Iron Maiden", "What it took");
    }

    private static void the_order_is_there_and_only_paid(EntityManager entityManager) {
        var order = entityManager.find(Invoice.class, ORDER);
        assertThat(order.getStatus()).isEqualTo(InvoiceStatus.PAID);
        assertThat(order.getTotal()).isEqualByComparingTo("19.80");
        assertThat(order.getBillingAddress().city()).isEqualTo("Brasília");
        assertThat(order.getLines()).hasSize(20).allSatisfy(line -> assertThat(line.getUnitPrice())
                .isEqualByComparingTo(new BigDecimal("0.99")));
    }

    private static void nothing_of_the_refused_orders_is_there(EntityManager entityManager) {
        var invoices = entityManager
                .createQuery("select i.id from Invoice i where i.id >= :first order by i.id", Integer.class)
                .setParameter("first", ORDER)
                .getResultList();
        assertThat(invoices).containsExactly(ORDER, FIRST_BUYER);
        var lines = entityManager
                .createQuery("select count(l) from InvoiceLine l where l.invoice.id > :last", Long.class)
                .setParameter("last", FIRST_BUYER)
                .getSingleResult();
        assertThat(lines).isZero();
        assertThat(entityManager
                        .createQuery("select l from InvoiceLine l where l.invoice.id = :first", InvoiceLine.class)
                        .setParameter("first", FIRST_BUYER)
                        .getResultList())
                .singleElement()
                .satisfies(line -> assertThat(line.getTrack().getStock()).isZero());
    }

    private static Map<Integer, Integer> stocks(Shop shop) {
        return shop.call(entityManager -> entityManager
                .createQuery("select t from Track t", Track.class)
                .getResultStream()
                .collect(Collectors.toMap(Track::getId, Track::getStock)));
    }

    /** 20 tracks have one copy less, and the last of track 1 is gone. */
    private static Map<Integer, Integer> sold(Map<Integer, Integer> before) {
        var after = new LinkedHashMap<>(before);
        for (int track = 3403; track <= 3422; track++) {
            after.merge(track, -1, Integer::sum);
        }
        after.put(1, 0);
        return after;
    }

    private static Usage took(Ledger ledger, String what) {
        return ledger.entries().stream()
                .filter(entry -> entry.what().equals(what))
                .findFirst()
                .orElseThrow()
                .usage();
    }

    /** As the Chinook database has them. */
    private static Map<String, Long> chinook() {
        return Map.ofEntries(
                Map.entry("Album", 347L),
                Map.entry("Artist", 275L),
                Map.entry("Customer", 59L),
                Map.entry("Employee", 8L),
                Map.entry("Genre", 25L),
                Map.entry("Invoice", 412L),
                Map.entry("InvoiceLine", 2240L),
                Map.entry("MediaType", 5L),
                Map.entry("Playlist", 18L),
                Map.entry("PlaylistTrack", 8715L),
                Map.entry("Track", 3503L));
    }
}
