package io.virga.conformance.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.LocalDate;

/** A member for a while. */
@Entity
public class Guest extends Member {

    @Column(name = "valid_until")
    private LocalDate until;

    protected Guest() {}

    public Guest(long id, String name, LocalDate until) {
        super(id, name);
        this.until = until;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }
}
