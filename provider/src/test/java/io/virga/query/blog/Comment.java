package io.virga.query.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Comment {
    @Id
    public Long id;

    @Column(name = "body")
    public String text;

    @ManyToOne(fetch = FetchType.LAZY)
    public Post post;

    @ManyToOne(fetch = FetchType.LAZY)
    public User author;

    public Comment() {}

    public Comment(long id, String text, Post post, User author) {
        this.id = id;
        this.text = text;
        this.post = post;
        this.author = author;
    }

    @Override
    public String toString() {
        return text;
    }
}
