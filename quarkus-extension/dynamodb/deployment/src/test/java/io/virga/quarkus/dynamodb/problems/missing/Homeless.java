package io.virga.quarkus.dynamodb.problems.missing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The entity of a persistence unit. */
@Entity
public class Homeless {

    @Id
    public String id;
}
