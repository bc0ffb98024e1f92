package io.virga.query.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Of each post one by each reader: a unique constraint of a reference and a value. */
@Entity
@Table(
        uniqueConstraints =
                @UniqueConstraint(
                        name = "once",
                        columnNames = {"post_id", "reader"}))
public class Rating {
    @Id
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "post_id")
    public Post post;

    @Column(length = 50)
    public String reader;

    public Integer stars;

    public Rating() {}

    public Rating(long id, Post post, String reader, int stars) {
        this.id = id;
        this.post = post;
        this.reader = reader;
        this.stars = stars;
    }

    @Override
    public String toString() {
        return id + " " + reader + " " + stars;
    }
}
