package org.acme;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;

/** A basket and what is in it are items of one partition: one Query reads them, one transaction writes them. */
@Entity
public class Basket {

    @Id
    public String id;

    @Version
    public int version;

    @ElementCollection
    @OrderColumn
    public List<String> contents = new ArrayList<>();

    protected Basket() {
    }

    public Basket(String id) {
        this.id = id;
    }
}
