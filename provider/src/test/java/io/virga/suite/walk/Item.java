package io.virga.suite.walk;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity(name = "WalkItem")
public class Item {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    @Version
    int version;

    String title;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    Person person;

    protected Item() {}

    Item(Person person, String title) {
        this.person = person;
        this.title = title;
    }
}
