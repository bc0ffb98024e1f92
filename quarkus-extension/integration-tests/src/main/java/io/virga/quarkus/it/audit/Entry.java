package io.virga.quarkus.it.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A line of the audit log, which lives in the second persistence unit. */
@Entity
public class Entry {

    @Id
    @GeneratedValue
    private Long id;

    private String text;

    protected Entry() {}

    public Entry(String text) {
        this.text = text;
    }

    public Long getId() {
        return id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
