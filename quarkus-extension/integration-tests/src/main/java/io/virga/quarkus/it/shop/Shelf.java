package io.virga.quarkus.it.shop;

import jakarta.data.repository.CrudRepository;
import jakarta.data.repository.Find;
import jakarta.data.repository.Repository;
import java.util.List;

/** The products as a repository of Jakarta Data: it has a stateless session, and so no unit of work. */
@Repository
public interface Shelf extends CrudRepository<Product, Long> {

    @Find
    List<Product> named(String name);
}
