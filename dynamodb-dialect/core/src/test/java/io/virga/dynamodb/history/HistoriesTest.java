package io.virga.dynamodb.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.ItemCollection;
import io.virga.dynamodb.ItemKey;
import io.virga.dynamodb.history.History.Read;
import io.virga.dynamodb.local.DynamoDbExtension;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.dynamodb.model.OrderSystem;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.RollbackException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random transactions over a few items of two item collections, interleaved at random by one thread: with {@code isolation=serializable} those that commit are
 * serializable; with less they are not. Each read is compared with what was committed. The system property {@code virga.histories} says how many;
 * {@code -Pfaults} sets 300.
 */
@ExtendWith(DynamoDbExtension.class)
class HistoriesTest {

    private static final int HISTORIES = Integer.getInteger("virga.histories", 5);
    private static final int TRANSACTIONS = 40;
    private static final int AT_ONCE = 4;
    private static final int STEPS = 5;
    private static final int GROUPS = 2;
    private static final int CELLS = 3;

    @Entity(name = "Cell")
    @IdClass(CellId.class)
    @ItemKey(partition = "Group#{grp}", sort = "Cell#{no}")
    @ItemCollection(versioned = true)
    static class Cell {
        @Id
        int grp;

        @Id
        int no;

        /** The transaction that wrote it last. */
        int writer;

        protected Cell() {}

        Cell(CellId id, int writer) {
            grp = id.grp();
            no = id.no();
            this.writer = writer;
        }

        CellId id() {
            return new CellId(grp, no);
        }
    }

    record CellId(int grp, int no) {
        String item() {
            return grp + "/" + no;
        }
    }

    /** A transaction under way. */
    private static final class Running {
        private final int number;
        private final EntityManager em;
        private final List<Read> reads = new ArrayList<>();
        /** Those that found nothing. */
        private final Map<Read, CellId> free = new HashMap<>();

        private final Map<CellId, @Nullable Cell> known = new HashMap<>();
        private final Set<CellId> absent = new HashSet<>();
        private final Set<CellId> written = new HashSet<>();
        private int steps;

        Running(int number, EntityManager em) {
            this.number = number;
            this.em = em;
        }

        /** What it finds first. */
        void know(CellId id, @Nullable Cell cell) {
            known.put(id, cell);
            if (cell == null) {
                absent.add(id);
            }
        }

        /** What it has made and taken back it has not written. */
        Set<CellId> changed() {
            var changed = new HashSet<>(written);
            changed.removeIf(id -> absent.contains(id) && known.get(id) == null);
            return changed;
        }
    }

    /** One history, and the state that it leads to. */
    private static final class Course {
        private final OrderSystem system;
        private final Random random;
        private final History history = new History();
        /** What is committed: the writer of each cell that is there. */
        private final Map<CellId, Integer> stored = new HashMap<>();

        private final List<Running> running = new ArrayList<>();
        private int begun;

        Course(OrderSystem system, long seed) {
            this.system = system;
            this.random = new Random(seed);
        }

        void run() {
            while (begun < TRANSACTIONS || !running.isEmpty()) {
                if (begun < TRANSACTIONS && running.size() < AT_ONCE) {
                    var em = system.factory().createEntityManager();
                    em.getTransaction().begin();
                    running.add(new Running(++begun, em));
                }
                var one = running.get(random.nextInt(running.size()));
                if (one.steps++ < STEPS) {
                    step(one);
                } else {
                    running.remove(one);
                    commit(one);
                }
            }
        }

        private void step(Running one) {
            var id = new CellId(random.nextInt(GROUPS), random.nextInt(CELLS));
            int kind = random.nextInt(4);
            if (kind == 0) {
                readRange(one, id.grp());
                return;
            }
            if (!one.known.containsKey(id)) {
                read(one, id);
            }
            if (kind > 1) {
                write(one, id);
            }
        }

        private void note(Running one, CellId id) {
            if (!one.written.contains(id)) {
                var read = new Read(id.item(), history.writer(id.item()));
                one.reads.add(read);
                if (!stored.containsKey(id)) {
                    one.free.put(read, id);
                }
            }
        }

        private void read(Running one, CellId id) {
            note(one, id);
            var cell = one.em.find(Cell.class, id);
            assertThat(cell == null ? null : cell.writer).isEqualTo(stored.get(id));
            one.know(id, cell);
        }

        /** Every cell of the group, those that are not there included. */
        private void readRange(Running one, int group) {
            var found = one.em
                    .createQuery("from Cell c where c.grp = :group", Cell.class)
                    .setParameter("group", group)
                    .getResultStream()
                    .collect(Collectors.toMap(Cell::id, cell -> cell));
            for (int no = 0; no < CELLS; no++) {
                var id = new CellId(group, no);
                note(one, id);
                var cell = found.get(id);
                if (!one.known.containsKey(id)) {
                    assertThat(cell == null ? null : cell.writer).isEqualTo(stored.get(id));
                    one.know(id, cell);
                } else if (one.known.get(id) == null && cell != null) {
                    // it was not there before: what this reads is no snapshot
                    one.known.put(id, cell);
                }
            }
        }

        private void write(Running one, CellId id) {
            var cell = one.known.get(id);
            if (cell == null) {
                cell = new Cell(id, one.number);
                one.em.persist(cell);
                one.known.put(id, cell);
            } else if (random.nextInt(3) == 0) {
                one.em.remove(cell);
                one.em.flush();
                one.known.put(id, null);
            } else {
                cell.writer = one.number;
            }
            one.written.add(id);
        }

        private void commit(Running one) {
            try {
                one.em.getTransaction().commit();
            } catch (RollbackException conflict) {
                return;
            } finally {
                one.em.close();
            }
            var changed = one.changed();
            history.commit(
                    one.number,
                    one.reads.stream().map(read -> seen(one, read)).toList(),
                    changed.stream().map(CellId::item).collect(Collectors.toSet()));
            for (var id : changed) {
                var cell = one.known.get(id);
                if (cell == null) {
                    stored.remove(id);
                } else {
                    stored.put(id, cell.writer);
                }
            }
        }

        /**
         * What a committed transaction has seen. Nothing is nothing, whoever has left it so: one that found nothing, while others made an item and took it away
         * again, has seen what is there when it commits.
         */
        private Read seen(Running one, Read read) {
            var id = one.free.get(read);
            return id != null && !stored.containsKey(id) ? new Read(read.item(), history.writer(read.item())) : read;
        }

        /** Whether all is as the committed transactions left it. */
        void compare() {
            system.run(em -> {
                Map<CellId, Integer> found = new HashMap<>();
                IntStream.range(0, GROUPS)
                        .forEach(group -> em.createQuery("from Cell c where c.grp = :group", Cell.class)
                                .setParameter("group", group)
                                .getResultStream()
                                .forEach(cell -> found.put(cell.id(), cell.writer)));
                assertThat(found).isEqualTo(stored);
            });
        }
    }

    /**
     * The cycles of the histories that are not serializable, by their seeds.
     *
     * @param enough how many of them are enough
     */
    private static Map<Integer, List<Integer>> broken(DynamoServer server, String isolation, int enough) {
        int committed = 0;
        int begun = 0;
        Map<Integer, List<Integer>> cycles = new TreeMap<>();
        for (int seed = 1; seed <= HISTORIES && cycles.size() < enough; seed++) {
            var table = "histories-" + isolation + "-" + seed;
            try (var system = OrderSystem.start(server, table, List.of(Cell.class), "isolation=" + isolation)) {
                var course = new Course(system, seed);
                course.run();
                course.compare();
                committed += course.history.size();
                begun += course.begun;
                var cycle = course.history.cycle();
                if (!cycle.isEmpty()) {
                    cycles.put(seed, cycle);
                }
            }
        }
        System.out.println("Histories with isolation=" + isolation + ", committed transactions: " + committed + " of "
                + begun + ", not serializable: " + cycles);
        return cycles;
    }

    @Test
    void serializable_is_serializable(DynamoServer server) {
        assertThat(broken(server, "serializable", HISTORIES)).isEmpty();
    }

    @Test
    void validated_is_not_where_ranges_are_read(DynamoServer server) {
        assertThat(broken(server, "validated", 1)).isNotEmpty();
    }

    @Test
    void read_committed_is_not(DynamoServer server) {
        assertThat(broken(server, "read-committed", 1)).isNotEmpty();
    }
}
