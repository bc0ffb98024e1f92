package io.virga.examples.shop.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

@Entity
@NamedQuery(name = "Artist.bestSelling", resultClass = BestSeller.class, query = """
                select artist.name, sum(line.quantity), sum(line.unitPrice * line.quantity)
                from InvoiceLine line
                  join line.track track
                  join track.album album
                  join album.artist artist
                group by artist.id, artist.name
                order by sum(line.quantity) desc, artist.name
                """)
public class Artist {

    @Id
    private Integer id;

    @NotBlank
    @Size(max = 120)
    private String name;

    protected Artist() {}

    public Artist(Integer id, String name) {
        this.id = id;
        this.name = name;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
