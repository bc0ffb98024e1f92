package io.virga.quarkus.dynamodb.several.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One of the things in stock, on a datasource that is alone in its transactions. */
@Entity
public class Item {

    @Id
    public String id;

    public int amount;

    public Item() {}

    public Item(String id, int amount) {
        this.id = id;
        this.amount = amount;
    }
}
