package io.virga.suite.mapping;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SortNatural;

/** One attribute of each kind that a mapping can have and the random walks do not. */
@Entity
@DynamicUpdate
@SecondaryTable(name = "everything_more")
@GenericGenerator(name = "rows", type = RowNumbers.class)
public class Everything {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public Long id;

    @Version
    public Instant changed;

    @NaturalId(mutable = true)
    public String code;

    @Column(table = "everything_more")
    public String more;

    public int[] numbers;

    public Date date;

    @Embedded
    public Part part;

    @Embedded
    public Pair pair;

    @ElementCollection
    @SortNatural
    public SortedSet<String> sorted = new TreeSet<>();

    @ElementCollection
    @OrderColumn
    public String[] array;

    @ElementCollection
    @CollectionId(column = @Column(name = "row_id"), generator = "rows")
    @CollectionIdJdbcTypeCode(java.sql.Types.BIGINT)
    public List<String> idBag = new ArrayList<>();

    @ManyToMany
    @MapKeyColumn(name = "map_key")
    public Map<String, Other> others = new HashMap<>();

    @OneToOne(mappedBy = "everything", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    public Detail detail;

    /** An embeddable with a collection in it. */
    @Embeddable
    public static class Part {
        public String name;

        @ElementCollection
        public List<Date> dates = new ArrayList<>();

        @Embedded
        public Inner inner = new Inner();
    }

    /** An embeddable in an embeddable. */
    @Embeddable
    public static class Inner {
        public byte[] bytes = {1};
    }

    /** An embeddable that never changes. */
    @Embeddable
    public record Pair(String left, String right) {}
}
