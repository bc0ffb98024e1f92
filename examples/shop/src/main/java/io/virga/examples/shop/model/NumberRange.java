package io.virga.examples.shop.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * The numbers that are still free for one kind of rows. A row like any other, so it works the same on every database; its version keeps two
 * applications from drawing the same block.
 */
@Entity
public class NumberRange {

    @Id
    @Size(max = 40)
    private String id;

    @Positive
    private int nextNumber;

    @Version
    private Integer version;

    protected NumberRange() {}

    public NumberRange(String id, int nextNumber) {
        this.id = id;
        this.nextNumber = nextNumber;
    }

    /** Takes a block of numbers off the range, and returns the first of them. */
    public int draw(int size) {
        int first = nextNumber;
        nextNumber += size;
        return first;
    }

    public String getId() {
        return id;
    }

    public int getNextNumber() {
        return nextNumber;
    }

    public Integer getVersion() {
        return version;
    }
}
