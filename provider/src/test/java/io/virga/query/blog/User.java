package io.virga.query.blog;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

@Entity
@Table(name = "users")
public class User {
    @Id
    public Long id;

    @Column(unique = true)
    public String name;

    public Integer age;

    @Version
    public int version;

    public boolean active = true;

    public BigDecimal balance = BigDecimal.ZERO;

    @Embedded
    public Address address;

    @ManyToOne(fetch = FetchType.LAZY)
    public User invitedBy;

    @ElementCollection
    public Set<String> nicknames = new HashSet<>();

    @OneToMany(mappedBy = "author")
    public Set<Post> posts = new LinkedHashSet<>();

    public User() {}

    public User(long id, String name, Integer age) {
        this.id = id;
        this.name = name;
        this.age = age;
    }

    public Set<Post> getPosts() {
        return posts;
    }

    @Override
    public String toString() {
        return name;
    }
}
