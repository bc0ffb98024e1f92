package io.virga.query.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.LinkedHashSet;
import java.util.Set;

@Entity
public class Tag {
    @Id
    public String label;

    @ManyToMany(mappedBy = "tags")
    public Set<Post> posts = new LinkedHashSet<>();

    public Tag() {}

    public Tag(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
