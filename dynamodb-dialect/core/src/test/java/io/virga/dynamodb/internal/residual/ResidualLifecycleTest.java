package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.AttributeType;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an execution costs others: threads, memory, time. */
@Timeout(60)
class ResidualLifecycleTest {

    private static final ResidualTable POINT = new ResidualTable(
            "Point",
            List.of(
                    new ResidualColumn("x", AttributeType.INTEGER, "bigint"),
                    new ResidualColumn("label", AttributeType.STRING, "varchar(40)")));
    private static final ResidualLimits LIMITS = ResidualLimits.heldRows(1_000_000);
    private static final String SLOW =
            "select count(*) from Point a, Point b, Point c, Point d where a.x + b.x + c.x + d.x < 0";

    private final ResidualEngine engine = new ResidualEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void h2_is_not_loaded_before_the_first_execution() throws Exception {
        try (var loader = new WithoutH2(urls())) {
            var probe = loader.loadClass(Preparation.class.getName());
            var steps = (Callable<?>) probe.getDeclaredConstructor().newInstance();
            assertThat(steps.call()).isEqualTo("select 1");
            assertThat(loader.refused).as("asked for while preparing").isEmpty();
            var execution = loader.loadClass(FirstExecution.class.getName());
            var executed = (Callable<?>) execution.getDeclaredConstructor().newInstance();
            assertThatThrownBy(executed::call).isInstanceOf(NoClassDefFoundError.class);
            assertThat(loader.refused).isNotEmpty();
        }
    }

    /** What a session that needs no residual does; runs in a class loader that has no H2. */
    public static class Preparation implements Callable<String> {
        @Override
        public String call() {
            try (var engine = new ResidualEngine()) {
                return engine.prepare("select 1", List.of()).sql();
            }
        }
    }

    /** Shows that the class loader without H2 would have noticed. */
    public static class FirstExecution implements Callable<Object> {
        @Override
        public Object call() throws SQLException {
            try (var engine = new ResidualEngine()) {
                return engine.prepare("select 1", List.of())
                        .execute(Map.of(), List.of(), ResidualLimits.heldRows(1), new Cancellation());
            }
        }
    }

    @Test
    void sessions_run_at_once_and_see_their_own_rows() throws Exception {
        var statement = engine.prepare(
                "select a.label, count(*) from Point a join Point b on a.x = b.x where a.x >= ? group by a.label",
                List.of(POINT));
        var threads = Executors.newFixedThreadPool(8);
        try {
            var results = threads.invokeAll(IntStream.range(0, 400)
                    .<Callable<List<String>>>mapToObj(i -> () -> {
                        var rows = points(i % 50 + 1, "session " + i);
                        return ResidualEngineTest.read(statement.execute(rows, List.of(0), LIMITS, new Cancellation()));
                    })
                    .toList());
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).containsExactly("session " + i + "|" + (i % 50 + 1));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_source_may_run_a_statement_of_its_own() throws Exception {
        var inner = engine.prepare("select max(x) from Point", List.of(POINT));
        RowSource nested = () -> {
            try (var result = inner.execute(points(5, "inner"), List.of(), LIMITS, new Cancellation())) {
                result.next();
                return List.of(new Object[][] {{result.getLong(1), "from within"}})
                        .iterator();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        };
        var outer = engine.prepare("select label, x from Point", List.of(POINT));
        assertThat(ResidualEngineTest.read(outer.execute(Map.of(POINT, nested), List.of(), LIMITS, new Cancellation())))
                .containsExactly("from within|4");
    }

    @Test
    void neither_engine_nor_statement_keeps_the_rows() throws Exception {
        var statement = engine.prepare(
                "with n as (select label, count(*) c from Point group by label) select p.x, p.label from Point p"
                        + " join n on n.label = p.label where exists (select 1 from Point q where q.x = p.x)"
                        + " and p.x in (select x from Point) order by p.x",
                List.of(POINT));
        var rows = new ArrayList<WeakReference<Object[]>>();
        var results = new ArrayList<WeakReference<ResultSet>>();
        run(statement, rows, results);
        assertThat(rows).hasSize(20);
        awaitCleared(rows);
        awaitCleared(results);
    }

    private static void run(
            ResidualStatement statement, List<WeakReference<Object[]>> rows, List<WeakReference<ResultSet>> results)
            throws SQLException {
        for (int i = 0; i < 2; i++) {
            var source = rows(10, "n").toList();
            source.forEach(row -> rows.add(new WeakReference<>(row)));
            var result = statement.execute(Map.of(POINT, RowSource.of(source)), List.of(), LIMITS, new Cancellation());
            results.add(new WeakReference<>(result));
            assertThat(result.next()).isTrue();
            if (i == 0) {
                result.close(); // the other one is forgotten by its reader
            }
        }
    }

    @Test
    void an_open_result_does_not_keep_the_rows_it_did_not_select() throws Exception {
        var statement = engine.prepare(
                "select count(*) from Point p where exists (select 1 from Point q where q.x = p.x and p.x < 90)",
                List.of(POINT));
        var references = new ArrayList<WeakReference<Object[]>>();
        var result = statement.execute(remembered(100, references), List.of(), LIMITS, new Cancellation());
        awaitCleared(references.subList(0, 99));
        assertThat(ResidualEngineTest.read(result)).containsExactly("90");
    }

    @Test
    void a_statement_is_cancelled_from_another_thread() throws Exception {
        var statement = engine.prepare(SLOW, List.of(POINT));
        var cancellation = new Cancellation();
        var reading = new CountDownLatch(1);
        var canceller = Executors.newSingleThreadScheduledExecutor();
        try {
            canceller.submit(() -> {
                reading.await();
                return canceller.schedule(cancellation::cancel, 50, TimeUnit.MILLISECONDS);
            });
            RowSource source = () -> {
                reading.countDown();
                return rows(1_000, "n").iterator();
            };
            assertCancelled(() -> statement.execute(Map.of(POINT, source), List.of(), LIMITS, cancellation));
        } finally {
            canceller.shutdownNow();
        }
        cancellation.cancel(); // late: without effect on what runs next
        assertThat(ResidualEngineTest.read(engine.prepare("select count(*) from Point", List.of(POINT))
                        .execute(points(3, "n"), List.of(), LIMITS, new Cancellation())))
                .containsExactly("3");
    }

    @Test
    void a_statement_that_was_cancelled_before_it_starts_reads_nothing() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        RowSource source = () -> {
            throw new AssertionError("read");
        };
        assertCancelled(() -> engine.prepare("select * from Point", List.of(POINT))
                .execute(Map.of(POINT, source), List.of(), LIMITS, cancellation));
    }

    @Test
    void a_statement_ends_when_its_time_is_over() {
        assertCancelled(() -> engine.prepare(SLOW, List.of(POINT))
                .execute(points(1_000, "n"), List.of(), LIMITS.withTimeout(Duration.ofMillis(50)), new Cancellation()));
    }

    @Test
    void time_spent_in_a_source_counts() {
        RowSource slow = () -> new Iterator<>() {
            private long x;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Object[] next() {
                try {
                    Thread.sleep(2);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new Object[] {x++, "n"};
            }
        };
        assertCancelled(() -> engine.prepare("select max(x) from Point", List.of(POINT))
                .execute(
                        Map.of(POINT, slow), List.of(), LIMITS.withTimeout(Duration.ofMillis(50)), new Cancellation()));
    }

    @Test
    void a_closed_engine_runs_nothing() {
        var statement = engine.prepare("select 1", List.of());
        engine.close();
        assertThatThrownBy(() -> statement.execute(Map.of(), List.of(), LIMITS, new Cancellation()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
    }

    private static void assertCancelled(Callable<?> execution) {
        assertThatThrownBy(execution::call).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo("57014"));
    }

    private static void awaitCleared(List<? extends WeakReference<?>> references) throws InterruptedException {
        for (int i = 0; i < 50 && references.stream().anyMatch(r -> r.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(references)
                .allSatisfy(reference -> assertThat(reference.get()).isNull());
    }

    private static Map<ResidualTable, RowSource> remembered(int count, List<WeakReference<Object[]>> references) {
        var rows = rows(count, "n").toList();
        rows.forEach(row -> references.add(new WeakReference<>(row)));
        return Map.of(POINT, RowSource.of(rows));
    }

    private static Map<ResidualTable, RowSource> points(int count, String label) {
        return Map.of(POINT, RowSource.of(rows(count, label).toList()));
    }

    private static Stream<Object[]> rows(int count, String label) {
        return IntStream.range(0, count).mapToObj(i -> new Object[] {(long) i, label});
    }

    private static URL[] urls() {
        return Stream.of(ResidualEngine.class, ResidualLifecycleTest.class)
                .map(c -> c.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
    }

    /** Defines our classes anew, and has no H2. */
    private static final class WithoutH2 extends URLClassLoader {
        private final List<String> refused = new ArrayList<>();

        WithoutH2(URL[] urls) {
            super(urls, ResidualLifecycleTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.h2.")) {
                refused.add(name);
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.virga.")) {
                synchronized (getClassLoadingLock(name)) {
                    var loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
