package io.virga.benchmarks.dynamodb;

import io.virga.dynamodb.local.DynamoDbLocal;
import io.virga.dynamodb.local.DynamoServer;
import io.virga.jpa.VirgaPersistenceProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table on DynamoDB Local with one stored purchase of 100 lines, on demand one of 1,000, and both ways to it: Virga's, and the SDK's client. */
final class Purchases implements AutoCloseable {

    static final long STORED = 1;
    static final int LINES = 100;
    static final long LONG = 0;
    static final int MANY_LINES = 1_000;
    static final String CATEGORY = "books";

    final EntityManagerFactory factory;
    final DynamoDbClient client;
    final String table;
    private long next = STORED;

    /** @param answerTimeout in milliseconds; connections with equal settings share a client */
    Purchases(int answerTimeout) {
        String prefix = "benchmark" + UUID.randomUUID().toString().substring(0, 8) + "_";
        DynamoServer server = DynamoDbLocal.shared().server(prefix);
        table = prefix + "purchases";
        factory = new PersistenceConfiguration("purchases")
                .provider(VirgaPersistenceProvider.class.getName())
                .managedClass(Purchase.class)
                .managedClass(PurchaseLine.class)
                .managedClass(Article.class)
                .property(
                        "jakarta.persistence.jdbc.url",
                        server.jdbcUrl("purchases") + "&answer-timeout=" + answerTimeout)
                .property("jakarta.persistence.schema-generation.database.action", "create")
                .createEntityManagerFactory();
        client = DynamoDbClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(server.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build();
        factory.runInTransaction(em -> em.persist(new Purchase(STORED, LINES - 1))); // as many as a transaction holds
        factory.runInTransaction(
                em -> em.persist(new PurchaseLine(em.getReference(Purchase.class, STORED), LINES - 1)));
        factory.runInTransaction(em -> {
            for (int id = 1; id <= LINES; id++) {
                em.persist(new Article(id, CATEGORY));
            }
        });
    }

    /** Stores the purchase with many lines, as many at once as a transaction holds. */
    void storeLong() {
        factory.runInTransaction(em -> em.persist(new Purchase(LONG, 0)));
        for (int first = 0; first < MANY_LINES; first += 100) {
            int from = first;
            factory.runInTransaction(em -> {
                Purchase purchase = em.getReference(Purchase.class, LONG);
                IntStream.range(from, from + 100).forEach(n -> em.persist(new PurchaseLine(purchase, n)));
            });
        }
    }

    long nextId() {
        return ++next;
    }

    Purchase find() {
        try (EntityManager em = factory.createEntityManager()) {
            return em.find(Purchase.class, STORED);
        }
    }

    List<PurchaseLine> lines() {
        try (EntityManager em = factory.createEntityManager()) {
            return em.createQuery("select l from PurchaseLine l where l.purchase.id = :id", PurchaseLine.class)
                    .setParameter("id", STORED)
                    .getResultList();
        }
    }

    List<Article> articles() {
        try (EntityManager em = factory.createEntityManager()) {
            return em.createQuery("select a from Article a where a.category = :category", Article.class)
                    .setParameter("category", CATEGORY)
                    .getResultList();
        }
    }

    void save() {
        factory.runInTransaction(em -> em.persist(new Purchase(nextId(), 24)));
    }

    @Override
    public void close() {
        client.close();
        factory.close();
    }
}
