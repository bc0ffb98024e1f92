package io.virga.examples.shop.model;

import static jakarta.persistence.FetchType.LAZY;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;

/** A track, and how many copies of it are in stock: the number that many buyers change at once, which is why it has a version. */
@Entity
@NamedQuery(name = "Track.byIds", query = "select track from Track track where track.id in :ids order by track.id")
public class Track {

    @Id
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @ManyToOne(fetch = LAZY)
    private Album album;

    @NotNull
    @ManyToOne(fetch = LAZY)
    private MediaType mediaType;

    @ManyToOne(fetch = LAZY)
    private Genre genre;

    @Size(max = 220)
    private String composer;

    @NotNull
    @Column(name = "milliseconds")
    @Convert(converter = MillisecondsConverter.class)
    private Duration length;

    private Integer bytes;

    @NotNull
    @PositiveOrZero
    @Column(precision = 10, scale = 2)
    private BigDecimal unitPrice;

    @PositiveOrZero(message = "there are not that many copies in stock")
    private int stock;

    @Version
    private Integer version;

    protected Track() {}

    public Track(Integer id, String name, Album album, MediaType mediaType, Duration length, BigDecimal unitPrice) {
        this.id = id;
        this.name = name;
        this.album = album;
        this.mediaType = mediaType;
        this.length = length;
        this.unitPrice = unitPrice;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Album getAlbum() {
        return album;
    }

    public MediaType getMediaType() {
        return mediaType;
    }

    public Genre getGenre() {
        return genre;
    }

    public void setGenre(Genre genre) {
        this.genre = genre;
    }

    public String getComposer() {
        return composer;
    }

    public void setComposer(String composer) {
        this.composer = composer;
    }

    public Duration getLength() {
        return length;
    }

    public Integer getBytes() {
        return bytes;
    }

    public void setBytes(Integer bytes) {
        this.bytes = bytes;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    public int getStock() {
        return stock;
    }

    public void setStock(int stock) {
        this.stock = stock;
    }

    /** Takes copies out of the stock. Whether there are that many is checked when the change is written. */
    public void take(int quantity) {
        stock -= quantity;
    }

    public Integer getVersion() {
        return version;
    }
}
