package io.virga.examples.shop.database;

import io.virga.examples.shop.screen.Failure;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.SchemaValidationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The shop in one database: its persistence unit, and what counts the requests to it. */
public final class Shop implements AutoCloseable {

    private static final String URL = "jakarta.persistence.jdbc.url";

    private final Database database;
    private final Map<String, String> settings;
    private final EntityManagerFactory factory;
    private final Requests requests;
    private final Numbers numbers;

    private Shop(Database database, EntityManagerFactory factory, Map<String, String> settings) {
        this.database = database;
        this.settings = Map.copyOf(settings);
        this.factory = factory;
        this.requests = Requests.of(database, factory);
        this.numbers = new Numbers(factory);
    }

    /** Opens the persistence unit for this kind of database; the settings go before those of {@code persistence.xml}. */
    public static Shop open(Database database, Map<String, String> settings) {
        return new Shop(database, Persistence.createEntityManagerFactory(database.unit(), settings), settings);
    }

    /**
     * Opens the persistence unit that maps the same entities without {@code @ItemKey}, on a table beside this shop's; empty where the annotation
     * means nothing.
     */
    public Optional<Shop> openWithoutItemKey() {
        return database.unitWithoutItemKey().map(unit -> {
            var beside = new HashMap<>(settings);
            beside.computeIfPresent(
                    URL, (key, url) -> url.replaceFirst("^(jdbc:dynamodb:[^?]*)", "$1-without-item-key"));
            return new Shop(database, Persistence.createEntityManagerFactory(unit, beside), beside);
        });
    }

    public Database database() {
        return database;
    }

    public EntityManagerFactory factory() {
        return factory;
    }

    public Requests requests() {
        return requests;
    }

    public Numbers numbers() {
        return numbers;
    }

    /** Creates the tables, and fails where there are some already. */
    public void create() {
        factory.getSchemaManager().create(false);
    }

    /**
     * Looks whether the tables are there.
     *
     * @throws Failure if one is missing, or not as the entities need it
     */
    public void validate() {
        try {
            factory.getSchemaManager().validate();
        } catch (SchemaValidationException e) {
            throw new Failure(Failure.explain(e), e);
        }
    }

    public void drop() {
        factory.getSchemaManager().drop(false);
    }

    /** Runs work in a transaction of its own. */
    public void run(Consumer<EntityManager> work) {
        factory.runInTransaction(work);
    }

    /** Runs work in a transaction of its own, and returns what it answers. */
    public <R> R call(Function<EntityManager, R> work) {
        return factory.callInTransaction(work);
    }

    @Override
    public void close() {
        factory.close();
    }
}
