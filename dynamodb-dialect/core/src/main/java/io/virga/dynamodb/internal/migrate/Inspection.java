package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.exec.Marker;
import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.Item;
import io.virga.dynamodb.internal.store.ItemStore;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads all rows that a migration will bring along, and writes nothing: how many there are, whether every one of them can be
 * brought along, whether two want the same key or the same unique value. 16 bytes of memory per row, and what a set of them
 * costs.
 */
final class Inspection {

    private static final int REPORTED = 10;

    private final Pass pass;
    private final List<RowRewriter> rewriters;
    private final Backfill backfill;
    private final AtomicLong rows = new AtomicLong();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Set<Claim> claims = Collections.synchronizedSet(new HashSet<>());
    private final Set<Claim> twice = Collections.synchronizedSet(new HashSet<>());

    /** A key that only one row may have, by 16 bytes of its digest. */
    private record Claim(long first, long second) {}

    /**
     * @param rows those of the tables concerned
     * @param changing those that are to be written
     */
    record Result(long rows, long changing) {}

    Inspection(ItemStore store, PhysicalTable table, List<RowRewriter> rewriters, int segments) {
        this.pass = new Pass(store, table, segments, 0);
        this.rewriters = List.copyOf(rewriters);
        this.backfill = Backfill.asked(store, rewriters);
    }

    /** @throws io.virga.dynamodb.schema.MigrationException with the first of those rows that stand in the way */
    Result run(Pass.Listener listener) {
        long changing = pass.run(Map.of(), new Look(), listener);
        var found = new ArrayList<>(problems);
        if (!twice.isEmpty()) {
            found.addAll(claimants());
        }
        if (!found.isEmpty()) {
            throw MigrationFailures.of(
                    Kind.DATA,
                    "ROWS_IN_THE_WAY",
                    found.size() + (found.size() >= REPORTED ? " or more" : "")
                            + " rows stand in the way, nothing was written: "
                            + String.join("; ", found.subList(0, Math.min(REPORTED, found.size()))),
                    rewriters.get(0).from().table().name(),
                    "Correct them, and run virga migrate again.");
        }
        return new Result(rows.get(), changing);
    }

    /** Of rows that change anyway nothing beside them is read. */
    private final class Look implements Pass.Work {
        @Override
        public boolean on(Item item) {
            return inspect(item, backfill.beside(List.of(item), Inspection::isAsked));
        }

        @Override
        public Pass.Work of(List<Item> page) {
            var beside = backfill.beside(page, Inspection::isAsked);
            return item -> inspect(item, beside);
        }
    }

    private static boolean isAsked(Rewritten rewritten) {
        return !rewritten.changesItem() && !rewritten.isNothing();
    }

    private boolean inspect(Item item, Beside beside) {
        for (var rewriter : rewriters) {
            if (rewriter.owns(item)) {
                if (rewriter.isExpired(item, Instant.now())) {
                    return false;
                }
                rows.incrementAndGet();
                return inspect(rewriter, item, beside);
            }
        }
        return false;
    }

    private boolean inspect(RowRewriter rewriter, Item item, Beside beside) {
        try {
            var rewritten = rewriter.rewrite(item);
            claims(rewritten).keySet().forEach(claim -> {
                if (!claims.add(claim)) {
                    twice.add(claim);
                }
            });
            return rewritten.changesItem() || backfill.wants(rewritten, beside);
        } catch (Refusal e) {
            if (problems.size() < REPORTED) {
                problems.add(e.getMessage());
            }
            return false;
        }
    }

    /** The keys that a row takes, of those that it did not have before. */
    private static Map<Claim, String> claims(Rewritten rewritten) {
        Map<Claim, String> claims = new java.util.LinkedHashMap<>();
        if (!rewritten.from().partition().equals(rewritten.to().partition())
                || !rewritten.from().sort().equals(rewritten.to().sort())) {
            claims.put(
                    claim(rewritten.to().table().name(), rewritten.key()), "key " + RowRewriter.text(rewritten.key()));
        }
        for (Marker marker : rewritten.arriving()) {
            if (rewritten.how() == Rewritten.How.CHANGE
                    || !rewritten.from().uniques().equals(rewritten.to().uniques())) {
                claims.put(
                        claim(marker.table().name(), marker.key()),
                        marker.key().partition().toString());
            }
        }
        return claims;
    }

    /** Who wants what is wanted twice: read again, since most often nothing is. */
    private List<String> claimants() {
        Map<String, List<String>> wanted = Collections.synchronizedMap(new TreeMap<>());
        pass.run(
                Map.of(),
                item -> {
                    for (var rewriter : rewriters) {
                        if (rewriter.owns(item)) {
                            name(rewriter, item, wanted);
                            return true;
                        }
                    }
                    return false;
                },
                (segment, state, read, changed) -> {});
        return wanted.entrySet().stream()
                .map(entry -> entry.getKey() + " is wanted by "
                        + entry.getValue().stream().sorted().toList())
                .toList();
    }

    private void name(RowRewriter rewriter, Item item, Map<String, List<String>> wanted) {
        var rewritten = rewriter.rewrite(item);
        claims(rewritten).forEach((claim, what) -> {
            if (twice.contains(claim)) {
                wanted.computeIfAbsent(what, key -> Collections.synchronizedList(new ArrayList<>()))
                        .add(RowRewriter.text(rewritten.oldKey()));
            }
        });
    }

    private static Claim claim(String table, ItemKey key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((table + "\u0000" + key).getBytes(StandardCharsets.UTF_8));
            var bytes = java.nio.ByteBuffer.wrap(digest);
            return new Claim(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
