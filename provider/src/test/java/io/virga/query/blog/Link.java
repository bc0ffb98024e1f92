package io.virga.query.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

@Entity
public class Link extends Attachment {
    @ManyToOne(fetch = FetchType.LAZY)
    public Post target;

    public Link() {}

    public Link(long id, String title, Post target) {
        super(id, title);
        this.target = target;
    }
}
