package io.virga.examples.shop.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.examples.shop.database.Database;
import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Employee;
import io.virga.examples.shop.model.InvoiceStatus;
import io.virga.examples.shop.model.Track;
import io.virga.examples.shop.screen.Progress;
import io.virga.examples.shop.screen.Screen;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Value by value: what the old shop has, the new one has too. */
class MoveTest {

    private static Shop shop;
    private static EntityManagerFactory chinook;

    @BeforeAll
    static void move() {
        var out = new PrintWriter(Writer.nullWriter());
        shop = Shop.open(Database.H2, Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:move;DB_CLOSE_DELAY=-1"));
        shop.create();
        new Move(shop, new Screen(out), Progress.onThisTerminal(out)).run();
        chinook = Persistence.createEntityManagerFactory("chinook");
    }

    @AfterAll
    static void close() {
        chinook.close();
        shop.drop();
        shop.close();
    }

    /** The references, and the values that a query can show as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select e.id, e.name from Genre e order by e.id",
                "select e.id, e.name from MediaType e order by e.id",
                "select e.id, e.name from Artist e order by e.id",
                "select e.id, e.title, e.artist.id from Album e order by e.id",
                "select e.id, e.album.id, e.mediaType.id, e.genre.id, e.composer, e.bytes, e.unitPrice from Track e order by e.id",
                "select e.id, e.name from Playlist e order by e.id",
                "select e.id, t.id from Playlist e join e.tracks t order by e.id, t.id",
                "select e.id, b.id from Employee e left join e.reportsTo b order by e.id",
                "select e.id, e.supportRep.id, e.email from Customer e order by e.id",
                "select e.id, e.customer.id, e.date, e.total, e.billingAddress.street, e.billingAddress.postalCode from Invoice e order by e.id",
                "select e.id, e.invoice.id, e.track.id, e.unitPrice, e.quantity from InvoiceLine e order by e.id"
            })
    void the_same_query_has_the_same_rows(String query) {
        assertThat(rows(shop.factory(), query)).isNotEmpty().containsExactlyElementsOf(rows(chinook, query));
    }

    @Test
    void customers_keep_all_their_values() {
        assertThat(all(shop.factory(), Customer.class))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version", "supportRep")
                .containsExactlyElementsOf(all(chinook, Customer.class));
    }

    @Test
    void employees_keep_all_their_values() {
        assertThat(all(shop.factory(), Employee.class))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("reportsTo")
                .containsExactlyElementsOf(all(chinook, Employee.class));
    }

    @Test
    void tracks_keep_all_their_values_and_have_a_stock() {
        var tracks = all(shop.factory(), Track.class);
        assertThat(tracks)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "version", "stock", "album", "genre", "mediaType")
                .containsExactlyElementsOf(all(chinook, Track.class));
        assertThat(tracks).extracting(Track::getStock).allSatisfy(stock -> assertThat(stock)
                .isBetween(20, 59));
    }

    @Test
    void old_invoices_are_shipped() {
        assertThat(rows(shop.factory(), "select distinct e.status, e.version from Invoice e"))
                .containsExactly(List.of(InvoiceStatus.SHIPPED, 0));
    }

    @Test
    void new_numbers_begin_behind_the_old_ones() {
        assertThat(rows(shop.factory(), "select n.id, n.nextNumber from NumberRange n order by n.id"))
                .containsExactly(List.of("Invoice", 413), List.of("InvoiceLine", 2241));
    }

    private static List<List<Object>> rows(EntityManagerFactory factory, String query) {
        return factory.callInTransaction(
                entityManager -> entityManager.createQuery(query, Object[].class).getResultList().stream()
                        .map(Arrays::asList)
                        .toList());
    }

    private static <T> List<T> all(EntityManagerFactory factory, Class<T> type) {
        return factory.callInTransaction(entityManager -> entityManager
                .createQuery("select e from " + type.getSimpleName() + " e order by e.id", type)
                .getResultList());
    }
}
