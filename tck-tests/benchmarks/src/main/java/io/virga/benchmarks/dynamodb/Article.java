package io.virga.benchmarks.dynamodb;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** An entity with a simple identifier, found by an index. */
@Entity
@Table(indexes = @Index(columnList = "category"))
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class Article {

    @Id
    private long id;

    private String category;
    private String name;
    private int stock;
    private BigDecimal price;

    @Version
    private int version;

    protected Article() {}

    Article(long id, String category) {
        this.id = id;
        this.category = category;
        name = "article " + id;
        stock = (int) id;
        price = BigDecimal.valueOf(id, 2);
    }
}
