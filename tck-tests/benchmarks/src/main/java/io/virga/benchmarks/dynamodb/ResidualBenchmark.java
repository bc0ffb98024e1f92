package io.virga.benchmarks.dynamodb;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.Explanation.Answer;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * What it costs that H2 answers: the same 1,000 rows in the same order, by a statement that is answered from the items alone and by one whose order is
 * an expression, which is H2's. The request and its recorded answer are the same.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ResidualBenchmark {

    private static final String COLUMNS = "select l.number, l.product, l.quantity, l.price";
    private static final String ENTITIES = "select l";

    /** One statement over the lines of a long purchase. */
    public abstract static class Statement extends DynamoBenchmark.Replayed {

        private final String jpql;
        private final Answer answer;

        Statement(String select, String order, Answer answer) {
            jpql = select + " from PurchaseLine l where l.purchase.id = :id order by " + order;
            this.answer = answer;
        }

        /** {@inheritDoc} A statement that another way answers would measure something else. */
        @Override
        void record() {
            purchases.storeLong();
            try (EntityManager em = purchases.factory.createEntityManager()) {
                Explanation explained =
                        Explanation.of(em.createQuery(jpql, Object.class).setParameter("id", Purchases.LONG));
                if (explained.statement().answer() != answer) {
                    throw new IllegalStateException(jpql + " should be answered by " + answer + ": " + explained);
                }
            }
            if (run().size() != Purchases.MANY_LINES) {
                throw new IllegalStateException(jpql + " should find " + Purchases.MANY_LINES + " rows");
            }
        }

        List<Object> run() {
            try (EntityManager em = purchases.factory.createEntityManager()) {
                return em.createQuery(jpql, Object.class)
                        .setParameter("id", Purchases.LONG)
                        .getResultList();
            }
        }
    }

    /** Columns, sorted by the dialect. */
    public static class Columns extends Statement {
        public Columns() {
            super(COLUMNS, "l.quantity desc", Answer.ITEMS);
        }
    }

    /** Columns, sorted by H2. */
    public static class ColumnsInH2 extends Statement {
        public ColumnsInH2() {
            super(COLUMNS, "-l.quantity", Answer.RESIDUAL);
        }
    }

    /** Entities, sorted by the dialect. */
    public static class Entities extends Statement {
        public Entities() {
            super(ENTITIES, "l.quantity desc", Answer.ITEMS);
        }
    }

    /** Entities, sorted by H2. */
    public static class EntitiesInH2 extends Statement {
        public EntitiesInH2() {
            super(ENTITIES, "-l.quantity", Answer.RESIDUAL);
        }
    }

    @Benchmark
    public List<Object> columns(Columns on) {
        return on.run();
    }

    @Benchmark
    public List<Object> columnsInH2(ColumnsInH2 on) {
        return on.run();
    }

    @Benchmark
    public List<Object> entities(Entities on) {
        return on.run();
    }

    @Benchmark
    public List<Object> entitiesInH2(EntitiesInH2 on) {
        return on.run();
    }
}
