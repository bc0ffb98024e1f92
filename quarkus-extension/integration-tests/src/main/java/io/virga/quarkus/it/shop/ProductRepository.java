package io.virga.quarkus.it.shop;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The products as a repository of Panache. */
@ApplicationScoped
public class ProductRepository implements PanacheRepository<Product> {

    /** By their names; served by an index. */
    public List<Product> named(String name) {
        return list("name", name);
    }
}
