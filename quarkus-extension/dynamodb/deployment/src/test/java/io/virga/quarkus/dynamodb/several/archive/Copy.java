package io.virga.quarkus.dynamodb.several.archive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** One of the copies, on another database. */
@Entity
public class Copy {

    @Id
    public String id;

    public int amount;

    public Copy() {}

    public Copy(String id, int amount) {
        this.id = id;
        this.amount = amount;
    }
}
