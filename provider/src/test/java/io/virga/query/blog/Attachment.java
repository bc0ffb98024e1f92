package io.virga.query.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What hangs on a post: a picture, a link, or neither. */
@Entity
public class Attachment {
    @Id
    public Long id;

    public String title;

    public Attachment() {}

    public Attachment(long id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
