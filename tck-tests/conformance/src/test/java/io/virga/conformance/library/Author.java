package io.virga.conformance.library;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Who writes books. */
@Entity
public class Author {

    @Id
    private Long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Country country;

    private LocalDate born;

    @OneToMany(mappedBy = "author")
    private Set<Book> books = new HashSet<>();

    protected Author() {}

    public Author(long id, String name, Country country) {
        this.id = id;
        this.name = name;
        this.country = country;
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

    public Country getCountry() {
        return country;
    }

    public void setCountry(Country country) {
        this.country = country;
    }

    public LocalDate getBorn() {
        return born;
    }

    public void setBorn(LocalDate born) {
        this.born = born;
    }

    public Set<Book> getBooks() {
        return books;
    }
}
