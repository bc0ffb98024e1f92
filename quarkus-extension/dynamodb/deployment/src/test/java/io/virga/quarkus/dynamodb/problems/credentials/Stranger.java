package io.virga.quarkus.dynamodb.problems.credentials;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The entity of a persistence unit. */
@Entity
public class Stranger {

    @Id
    public String id;
}
