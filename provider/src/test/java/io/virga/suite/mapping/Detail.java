package io.virga.suite.mapping;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;

/** Has its owner's identifier. */
@Entity
public class Detail {

    @Id
    public Long id;

    @MapsId
    @OneToOne
    public Everything everything;

    public String text;

    protected Detail() {}

    public Detail(Everything everything, String text) {
        this.everything = everything;
        this.text = text;
    }
}
