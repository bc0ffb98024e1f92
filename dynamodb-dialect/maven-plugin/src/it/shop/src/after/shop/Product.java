package shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Table(indexes = @Index(columnList = "title"))
public class Product {

    @Id
    long id;

    @Version
    int version;

    String title;

    @Column(nullable = false)
    String status;
}
