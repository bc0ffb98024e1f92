package io.virga.examples.shop.model;

import static jakarta.persistence.FetchType.LAZY;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

@Entity
public class Album {

    @Id
    private Integer id;

    @NotBlank
    @Size(max = 160)
    private String title;

    @NotNull
    @ManyToOne(fetch = LAZY)
    private Artist artist;

    @OneToMany(mappedBy = "album")
    @OrderBy("id")
    private List<Track> tracks = new ArrayList<>();

    protected Album() {}

    public Album(Integer id, String title, Artist artist) {
        this.id = id;
        this.title = title;
        this.artist = artist;
    }

    public Integer getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public Artist getArtist() {
        return artist;
    }

    public List<Track> getTracks() {
        return tracks;
    }
}
