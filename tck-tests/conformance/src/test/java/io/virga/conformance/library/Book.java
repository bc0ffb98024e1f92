package io.virga.conformance.library;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A book, the root of its reviews. */
@Entity
@NamedQuery(
        name = "Book.cheaperThan",
        query = "select b from Book b where b.price < :limit order by b.price",
        resultClass = Book.class)
public class Book {

    @Id
    private Long id;

    @Column(nullable = false)
    private String title;

    @Column(precision = 10, scale = 2)
    private BigDecimal price;

    private int pages;

    private Genre genre;

    private LocalDate published;

    @ManyToOne(fetch = FetchType.LAZY)
    private Author author;

    @ElementCollection
    private Set<String> tags = new HashSet<>();

    @OneToMany(mappedBy = "book", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<Review> reviews = new ArrayList<>();

    @Version
    private int version;

    protected Book() {}

    public Book(long id, String title) {
        this.id = id;
        this.title = title;
    }

    public Review review(int rating, String words) {
        Review review = new Review(this, rating, words);
        reviews.add(review);
        return review;
    }

    public Long getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public int getPages() {
        return pages;
    }

    public void setPages(int pages) {
        this.pages = pages;
    }

    public Genre getGenre() {
        return genre;
    }

    public void setGenre(Genre genre) {
        this.genre = genre;
    }

    public LocalDate getPublished() {
        return published;
    }

    public void setPublished(LocalDate published) {
        this.published = published;
    }

    public Author getAuthor() {
        return author;
    }

    public void setAuthor(Author author) {
        this.author = author;
    }

    public Set<String> getTags() {
        return tags;
    }

    public List<Review> getReviews() {
        return reviews;
    }

    public int getVersion() {
        return version;
    }
}
