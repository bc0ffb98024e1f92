package io.virga.query.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

@Entity
public class Post {
    @Id
    public Long id;

    public String title;

    public Status status = Status.DRAFT;

    @Column(name = "posted_on")
    public LocalDate at;

    public int likes;

    /** Beside the tags, which are entities: a column of many values, where the database has such. */
    public String[] keywords = {};

    @ManyToOne(fetch = FetchType.LAZY)
    public User author;

    @OneToMany(mappedBy = "post")
    public Set<Comment> comments = new LinkedHashSet<>();

    @ManyToMany
    public Set<Tag> tags = new LinkedHashSet<>();

    public Post() {}

    public Post(long id, String title, User author) {
        this.id = id;
        this.title = title;
        this.author = author;
    }

    @Override
    public String toString() {
        return title;
    }
}
