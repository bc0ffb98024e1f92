package io.virga.benchmarks.dynamodb;

import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
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

    private final String name = "boot" + UUID.randomUUID().toString().substring(0, 8);
    private final String h2 = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    private final String dynamo = DynamoDbLocal.shared().server(name + "_").jdbcUrl("boot");

    @Setup
    public void createTables() {
        open(h2, "create");
        open(dynamo, "create");
    }

    @Benchmark
    public void onDynamo() {
        open(dynamo, "none");
    }

    @Benchmark
    public void onH2() {
        open(h2, "none");
    }

    private static void open(String url, String schemaAction) {
        EntityManagerFactory factory = new PersistenceConfiguration("boot")
                .provider(VirgaPersistenceProvider.class.getName())
                .managedClass(Purchase.class)
                .managedClass(PurchaseLine.class)
                .property(PersistenceConfiguration.JDBC_URL, url)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, schemaAction)
                .createEntityManagerFactory();
        factory.close();
    }
}
