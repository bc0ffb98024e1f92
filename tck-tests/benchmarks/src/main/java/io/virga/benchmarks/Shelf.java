package io.virga.benchmarks;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A parent of ten {@link Volume}s. */
@Entity
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class Shelf {

    static final int VOLUMES = 10;

    @Id
    private long id;

    private String name;

    @OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
    private List<Volume> volumes = new ArrayList<>();

    protected Shelf() {}

    Shelf(long id) {
        this.id = id;
        name = "shelf " + id;
        for (int number = 0; number < VOLUMES; number++) {
            volumes.add(new Volume(id * VOLUMES + number, number, this));
        }
    }

    long id() {
        return id;
    }
}
