package io.virga.suite.walk;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Has one of everything that a random walk changes. Fields are seen by the package, so that the walk reads as what it does. */
@Entity(name = "WalkPerson")
@Inheritance(strategy = InheritanceType.JOINED)
public class Person {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    @Version
    Integer version;

    String name;

    @Temporal(TemporalType.TIMESTAMP)
    Date born;

    byte[] picture;

    @Convert(converter = Tags.AsText.class)
    Tags tags;

    @Embedded
    Home home;

    @ElementCollection
    Set<String> nicknames = new HashSet<>();

    @ElementCollection
    List<Home> formerHomes = new ArrayList<>();

    @ElementCollection
    @OrderColumn
    List<String> steps = new ArrayList<>();

    @ElementCollection
    Map<String, Integer> scores = new HashMap<>();

    @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Item> items = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    Club favourite;

    @ManyToMany
    Set<Club> clubs = new HashSet<>();

    public UUID getId() {
        return id;
    }

    static Person filled() {
        Person person = new Person();
        person.name = "n";
        person.born = new Date(1_000_000);
        person.picture = new byte[] {1, 2, 3};
        person.tags = new Tags(List.of("x", "y"));
        person.home = new Home("s", "c");
        person.nicknames.addAll(List.of("a", "b"));
        person.formerHomes.add(new Home("o1", "c1"));
        person.steps.addAll(List.of("1", "2", "3"));
        person.scores.put("k", 1);
        return person;
    }

    Item addItem(String title) {
        Item item = new Item(this, title);
        items.add(item);
        return item;
    }
}
