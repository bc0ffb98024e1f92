package io.virga.benchmarks.dynamodb;

import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An entity manager factory opened and closed, its tables being there: on DynamoDB Local, and on H2 in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BootBenchmark {

    private static final int REQUESTS_BEFORE = 5_000;

    private final String name = "boot" + UUID.randomUUID().toString().substring(0, 8);
    private final String h2 = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    private final String dynamo = DynamoDbLocal.shared().server(name + "_").jdbcUrl("boot");

    /** DynamoDB Local is a process of its own, which the requests of a hundred starts leave cold: both databases are in service before. */
    @Setup
    public void createTables() {
        for (var url : List.of(h2, dynamo)) {
            try (var factory = open(url, "create")) {
                for (long id = 0; id < REQUESTS_BEFORE; id++) {
                    long absent = id;
                    factory.runInTransaction(manager -> manager.find(Purchase.class, absent));
                }
            }
        }
    }

    @Benchmark
    public void onDynamo() {
        open(dynamo, "none").close();
    }

    @Benchmark
    public void onH2() {
        open(h2, "none").close();
    }

    private static EntityManagerFactory open(String url, String schemaAction) {
        return new PersistenceConfiguration("boot")
                .provider(VirgaPersistenceProvider.class.getName())
                .managedClass(Purchase.class)
                .managedClass(PurchaseLine.class)
                .property(PersistenceConfiguration.JDBC_URL, url)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, schemaAction)
                .createEntityManagerFactory();
    }
}
