package io.virga.conformance.descriptor;

import jakarta.persistence.Entity;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.Id;

/** Does without the default listeners. */
@Entity
@ExcludeDefaultListeners
public class Draft {
    @Id
    Long id;

    protected Draft() {}

    public Draft(long id) {
        this.id = id;
    }
}
