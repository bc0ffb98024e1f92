package io.virga.suite.mapping;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** An entity without a version, with an identifier that the user assigns, in a hierarchy of one table. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public class Other {

    @Id
    public String id;

    public String text;

    protected Other() {}

    public Other(String id, String text) {
        this.id = id;
        this.text = text;
    }
}
