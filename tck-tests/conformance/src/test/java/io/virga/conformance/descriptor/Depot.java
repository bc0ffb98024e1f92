package io.virga.conformance.descriptor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** Annotated, and overridden by the descriptor: the column of the name. */
@Entity
@Table(name = "annotated_depots")
public class Depot {
    @Id
    private Long id;

    @Column(name = "annotated_name")
    private String name;

    @OneToMany(mappedBy = "depot")
    private List<Parcel> parcels = new ArrayList<>();

    protected Depot() {}

    public Depot(long id, String name) {
        this.id = id;
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public List<Parcel> getParcels() {
        return parcels;
    }
}
