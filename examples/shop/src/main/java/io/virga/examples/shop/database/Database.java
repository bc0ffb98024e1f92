package io.virga.examples.shop.database;

import java.util.Locale;
import java.util.Optional;

/** The kinds of databases that the shop can be kept in. */
public enum Database {
    DYNAMODB("DynamoDB"),
    H2("H2"),
    HSQLDB("HSQLDB"),
    POSTGRESQL("PostgreSQL");

    private final String title;

    Database(String title) {
        this.title = title;
    }

    /** Its name as its makers write it. */
    public String title() {
        return title;
    }

    /** The persistence unit for it. */
    public String unit() {
        return "shop-" + this;
    }

    /** The unit with the same entities but for {@code @ItemKey}, where the database knows what that is. */
    public Optional<String> unitWithoutItemKey() {
        return this == DYNAMODB ? Optional.of(unit() + "-without-item-key") : Optional.empty();
    }

    /** What its JDBC URLs begin with. */
    public String urlPrefix() {
        return "jdbc:" + this + ":";
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
