package io.virga.query.blog;

import jakarta.persistence.Entity;

@Entity
public class Picture extends Attachment {
    public int width;

    public Picture() {}

    public Picture(long id, String title, int width) {
        super(id, title);
        this.width = width;
    }
}
