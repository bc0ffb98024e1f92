package io.virga.conformance.nativequeries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a pilot flies. */
@Entity
@Table(name = "planes")
public class Plane {
    @Id
    @Column(name = "plane_no")
    Long id;

    String model;

    Plane() {}

    Plane(long id, String model) {
        this.id = id;
        this.model = model;
    }
}
