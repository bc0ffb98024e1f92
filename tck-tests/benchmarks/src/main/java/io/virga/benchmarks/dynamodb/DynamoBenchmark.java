package io.virga.benchmarks.dynamodb;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One entity, a hundred, and an aggregate written, beside the SDK by hand and its Enhanced Client; an entity manager per operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DynamoBenchmark {

    /** On DynamoDB Local. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // set up by JMH
    public static class Server {
        Purchases purchases;
        ByHand byHand;
        Enhanced enhanced;

        @Setup
        public void open() {
            before();
            purchases = new Purchases(answerTimeout());
            byHand = new ByHand(purchases.client, purchases.table);
            enhanced = new Enhanced(purchases.client, purchases.table);
            ready();
        }

        @TearDown
        public void close() {
            purchases.close();
            after();
        }

        int answerTimeout() {
            return 10_000;
        }

        void before() {}

        void ready() {}

        void after() {}
    }

    /** On the answers that DynamoDB Local gave once: the client's own time. */
    @SuppressWarnings("NullAway.Init") // set up by JMH
    public static class Replayed extends Server {
        EntityManagerFactory idle;

        /** {@inheritDoc} Another one, so that no client is found that is not {@linkplain ReplayedAnswers ours}. */
        @Override
        int answerTimeout() {
            return super.answerTimeout() + 1;
        }

        @Override
        void before() {
            ReplayedAnswers.install();
        }

        @Override
        void ready() {
            record();
            ReplayedAnswers.replay();
            idle = IdleDatabase.open();
        }

        void record() {
            purchases.find();
            purchases.lines();
            purchases.save();
        }

        @Override
        void after() {
            idle.close();
            ReplayedAnswers.uninstall();
        }
    }

    /** The same, with the answer to the query by an index: there is one per operation. */
    public static class ReplayedArticles extends Replayed {
        @Override
        void record() {
            byHand.articles(); // finds out about the index
            purchases.articles();
        }
    }

    @Benchmark
    public Purchase find(Replayed on) {
        return on.purchases.find();
    }

    @Benchmark
    public ByHand.Order findByHand(Replayed on) {
        return on.byHand.find(Purchases.STORED);
    }

    @Benchmark
    public List<Article> byIndex(ReplayedArticles on) {
        return on.purchases.articles();
    }

    @Benchmark
    public List<ByHand.Article> byIndexByHand(ReplayedArticles on) {
        return on.byHand.articles();
    }

    @Benchmark
    public List<PurchaseLine> query(Replayed on) {
        return on.purchases.lines();
    }

    @Benchmark
    public List<ByHand.Line> queryByHand(Replayed on) {
        return on.byHand.lines(Purchases.STORED);
    }

    @Benchmark
    public void save(Replayed on) {
        on.purchases.save();
    }

    @Benchmark
    public void saveByHand(Replayed on) {
        on.byHand.save(on.purchases.nextId(), 24);
    }

    /** The request by hand, and plain Hibernate flushing the same graph into a driver that does nothing. */
    @Benchmark
    public void saveByHandAndHibernate(Replayed on) {
        on.byHand.save(on.purchases.nextId(), 24);
        on.idle.runInTransaction(em -> em.persist(new Purchase(on.purchases.nextId(), 24)));
    }

    @Benchmark
    public Purchase findOnServer(Server on) {
        return on.purchases.find();
    }

    @Benchmark
    public Enhanced.Order findEnhanced(Server on) {
        return on.enhanced.find(Purchases.STORED);
    }

    @Benchmark
    public List<PurchaseLine> queryOnServer(Server on) {
        return on.purchases.lines();
    }

    @Benchmark
    public List<Enhanced.Line> queryEnhanced(Server on) {
        return on.enhanced.lines(Purchases.STORED);
    }

    @Benchmark
    public void saveOnServer(Server on) {
        on.purchases.save();
    }

    @Benchmark
    public void saveEnhanced(Server on) {
        on.enhanced.save(on.purchases.nextId(), 24);
    }
}
