package io.virga.conformance.data;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The entity of the repositories. */
@Entity
@Table(indexes = @Index(columnList = "color, vintage"))
public class Wine {
    @Id
    private Long id;

    @Version
    private int version;

    private String name;
    private String color;
    private int vintage;

    protected Wine() {}

    public Wine(long id, String name, String color, int vintage) {
        this.id = id;
        this.name = name;
        this.color = color;
        this.vintage = vintage;
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

    public int getVintage() {
        return vintage;
    }
}
