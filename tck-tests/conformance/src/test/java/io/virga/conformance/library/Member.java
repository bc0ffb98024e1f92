package io.virga.conformance.library;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** Who may borrow books: all kinds of members share a table. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
public abstract class Member {

    @Id
    private Long id;

    private String name;

    @Embedded
    private Address address;

    protected Member() {}

    protected Member(long id, String name) {
        this.id = id;
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Address getAddress() {
        return address;
    }

    public void setAddress(Address address) {
        this.address = address;
    }
}
