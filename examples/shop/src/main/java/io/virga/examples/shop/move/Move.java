package io.virga.examples.shop.move;

import io.virga.examples.shop.database.Numbers;
import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.model.Album;
import io.virga.examples.shop.model.Artist;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Employee;
import io.virga.examples.shop.model.Genre;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceLine;
import io.virga.examples.shop.model.MediaType;
import io.virga.examples.shop.model.Playlist;
import io.virga.examples.shop.model.Track;
import io.virga.examples.shop.screen.Failure;
import io.virga.examples.shop.screen.Progress;
import io.virga.examples.shop.screen.Screen;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Moves all rows of the old shop into the new one, kind by kind, so that what is referred to is there first. Each transaction writes as many rows
 * as the persistence unit says in {@value #ROWS_PER_TRANSACTION}.
 */
public final class Move {

    static final String ROWS_PER_TRANSACTION = "shop.rows-per-transaction";

    private static final String PLAYLIST_ENTRY = "PlaylistTrack";
    private static final int ROWS_PER_PAGE = 1000;

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(Genre.class, Copies::of),
            new Kind<>(MediaType.class, Copies::of),
            new Kind<>(Artist.class, Copies::of),
            new Kind<>(Album.class, Copies::of),
            new Kind<>(Track.class, Copies::of),
            new Kind<>(Playlist.class, Copies::of),
            new Kind<>(Employee.class, Copies::of),
            new Kind<>(Customer.class, Copies::of),
            new Kind<>(Invoice.class, Copies::of),
            new Kind<>(InvoiceLine.class, Copies::of));

    private final Shop shop;
    private final Screen screen;
    private final Progress.Display display;
    private final int rowsPerTransaction;

    /** How rows of a class move. */
    private record Kind<T>(Class<T> type, BiFunction<Copies, T, T> copy) {
        String name() {
            return type.getSimpleName();
        }

        void persistCopy(EntityManager target, Object old) {
            target.persist(copy.apply(new Copies(target), type.cast(old)));
        }
    }

    public Move(Shop shop, Screen screen, Progress.Display display) {
        this.shop = shop;
        this.screen = screen;
        this.display = display;
        this.rowsPerTransaction =
                Integer.parseInt(String.valueOf(shop.factory().getProperties().get(ROWS_PER_TRANSACTION)));
    }

    /**
     * Moves and checks.
     *
     * @return the number of rows of each kind, the same on both sides
     * @throws Failure if they are not the same
     */
    public Map<String, Long> run() {
        try (var chinook = Persistence.createEntityManagerFactory("chinook")) {
            var expected = counts(chinook);
            var rows = expected.values().stream().mapToLong(Long::longValue).sum();
            var before = shop.requests().total();
            var began = System.nanoTime();
            try (var progress = display.begin(rows);
                    var source = chinook.createEntityManager()) {
                for (var kind : KINDS) {
                    move(kind, source, progress);
                }
                moveEntries(source, progress);
                source.clear();
                shop.run(target -> {
                    Numbers.begin(target, Numbers.INVOICE, last(source, Invoice.class) + 1);
                    Numbers.begin(target, Numbers.INVOICE_LINE, last(source, InvoiceLine.class) + 1);
                });
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var usage = shop.requests().total().minus(before);
            check(expected, counts(shop.factory()));
            report(expected, rows, seconds);
            screen.cost(usage.describe());
            return expected;
        }
    }

    private <T> void move(Kind<T> kind, EntityManager source, Progress progress) {
        var next = 0;
        List<T> page;
        do {
            page = page(source, kind.type(), next);
            for (var batch : batches(page)) {
                shop.run(target -> batch.forEach(old -> kind.persistCopy(target, old)));
                progress.moved(kind.name(), batch.size());
            }
            next += page.size();
            source.clear();
        } while (page.size() == ROWS_PER_PAGE);
    }

    /**
     * The tracks of the playlists, up to 3,290 of them: one persistence context per playlist lives through as many transactions as it takes, and
     * each of them writes what was added since the last.
     */
    private void moveEntries(EntityManager source, Progress progress) {
        for (var old : page(source, Playlist.class, 0)) {
            try (var target = shop.factory().createEntityManager()) {
                var playlist = target.find(Playlist.class, old.getId());
                var copies = new Copies(target);
                for (var batch : batches(List.copyOf(old.getTracks()))) {
                    var transaction = target.getTransaction();
                    transaction.begin();
                    batch.forEach(track -> playlist.getTracks().add(copies.entry(track)));
                    transaction.commit();
                    progress.moved(PLAYLIST_ENTRY, batch.size());
                }
            }
        }
    }

    private static <T> List<T> page(EntityManager source, Class<T> type, int first) {
        return source.createQuery("select e from " + type.getSimpleName() + " e order by e.id", type)
                .setFirstResult(first)
                .setMaxResults(ROWS_PER_PAGE)
                .getResultList();
    }

    private <T> List<List<T>> batches(List<T> rows) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < rows.size(); from += rowsPerTransaction) {
            batches.add(rows.subList(from, Math.min(rows.size(), from + rowsPerTransaction)));
        }
        return batches;
    }

    private static int last(EntityManager source, Class<?> type) {
        return source.createQuery("select max(e.id) from " + type.getSimpleName() + " e", Integer.class)
                .getSingleResult();
    }

    private static Map<String, Long> counts(EntityManagerFactory factory) {
        return factory.callInTransaction(entityManager -> {
            var counts = new LinkedHashMap<String, Long>();
            for (var kind : KINDS) {
                counts.put(
                        kind.name(),
                        entityManager
                                .createQuery("select count(e) from " + kind.name() + " e", Long.class)
                                .getSingleResult());
            }
            counts.put(
                    PLAYLIST_ENTRY,
                    entityManager
                            .createQuery("select size(p.tracks) from Playlist p", Integer.class)
                            .getResultStream()
                            .mapToLong(Integer::longValue)
                            .sum());
            return counts;
        });
    }

    private void report(Map<String, Long> counts, long rows, double seconds) {
        var parts = counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
        screen.verified(String.format(
                Locale.ROOT, "%,d rows moved in %.1f s, and counted on both sides: %s.", rows, seconds, parts));
    }

    private static void check(Map<String, Long> expected, Map<String, Long> found) {
        expected.forEach((kind, rows) -> {
            if (!rows.equals(found.get(kind))) {
                throw new Failure("The move lost rows: the old shop has " + rows + " of " + kind + ", the new one "
                        + found.get(kind) + ".");
            }
        });
    }
}
