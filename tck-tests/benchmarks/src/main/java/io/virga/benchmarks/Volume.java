package io.virga.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;

/** One of many on a {@link Shelf}. */
@Entity
@NamedQuery(
        name = "Volume.between",
        query = "select v from Volume v where v.id >= :first and v.id < :end and v.title is not null order by v.id")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class Volume {

    @Id
    private long id;

    private int number;
    private String title;

    @ManyToOne(fetch = FetchType.LAZY)
    private Shelf shelf;

    protected Volume() {}

    Volume(long id, int number, Shelf shelf) {
        this.id = id;
        this.number = number;
        this.shelf = shelf;
        title = "volume " + number;
    }

    Shelf shelf() {
        return shelf;
    }
}
