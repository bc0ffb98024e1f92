package io.virga.quarkus.dynamodb;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.UUID;

/** The entity of the applications under test. */
@Entity
public class Note {

    @Id
    @GeneratedValue
    public UUID id;

    public String text;
}
