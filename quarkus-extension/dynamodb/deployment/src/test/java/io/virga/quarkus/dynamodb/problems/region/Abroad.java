package io.virga.quarkus.dynamodb.problems.region;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The entity of a persistence unit. */
@Entity
public class Abroad {

    @Id
    public String id;
}
