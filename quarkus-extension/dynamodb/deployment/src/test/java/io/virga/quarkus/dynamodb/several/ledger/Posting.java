package io.virga.quarkus.dynamodb.several.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One of the postings, on a datasource that may commit last. */
@Entity
public class Posting {

    @Id
    public String id;

    public int amount;

    public Posting() {}

    public Posting(String id, int amount) {
        this.id = id;
        this.amount = amount;
    }
}
