package io.virga.dynamodb.types;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;

/** Documents and arrays: what becomes M and L. */
@Entity
class Documents {

    @Embeddable
    static class Place {
        String city;
        Integer zip;
        double height;
        LocalDate since;
        List<String> names;

        Place() {}

        Place(String city, Integer zip) {
            this.city = city;
            this.zip = zip;
        }
    }

    @Embeddable
    static class Trip {
        String title;

        @JdbcTypeCode(SqlTypes.JSON)
        Place start;

        @JdbcTypeCode(SqlTypes.JSON)
        @Column(name = "finish")
        Place end;

        Trip() {}

        Trip(String title, Place start) {
            this.title = title;
            this.start = start;
        }
    }

    @Embeddable
    @Struct(name = "span")
    record Span(Integer low, Integer high) {}

    record Setting(String name, List<Integer> levels, Map<String, Boolean> flags) {}

    @Id
    Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> map;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> list;

    @JdbcTypeCode(SqlTypes.JSON)
    Setting setting;

    @JdbcTypeCode(SqlTypes.JSON)
    String text;

    @JdbcTypeCode(SqlTypes.JSON)
    Trip trip;

    @JdbcTypeCode(SqlTypes.JSON_ARRAY)
    List<Place> places;

    Span span;

    String[] strings;
    int[] ints;
    Long[] longs;
    double[] doubles;
    boolean[] booleans;
    List<String> labels;
    Set<Integer> numbers;
    UUID[] uuids;
    LocalDate[] dates;
    List<Instant> instants;

    @Column(precision = 20, scale = 2)
    BigDecimal[] decimals;

    Basics.Colour[] colours;

    Documents() {}

    Documents(long id) {
        this.id = id;
    }
}
