package io.virga.suite.walk;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;

@Entity(name = "WalkClub")
public class Club {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Version
    Long version;

    String name;

    @ManyToMany(mappedBy = "clubs")
    Set<Person> members = new HashSet<>();

    protected Club() {}

    Club(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }
}
