package io.virga.conformance.data;

import jakarta.data.Limit;
import jakarta.data.Order;
import jakarta.data.Sort;
import jakarta.data.page.CursoredPage;
import jakarta.data.page.Page;
import jakarta.data.page.PageRequest;
import jakarta.data.repository.CrudRepository;
import jakarta.data.repository.Delete;
import jakarta.data.repository.Find;
import jakarta.data.repository.OrderBy;
import jakarta.data.repository.Query;
import jakarta.data.repository.Repository;
import java.util.List;
import java.util.Optional;

/** Every kind of method that a repository may have. */
@Repository
public interface Cellar extends CrudRepository<Wine, Long> {

    @Find
    List<Wine> ofColor(String color, Order<Wine> order);

    @Find
    @OrderBy("vintage")
    @OrderBy(value = "id", descending = true)
    List<Wine> oldestFirst(String color);

    @Find
    Optional<Wine> named(String name);

    @Find
    Wine theOne(String name);

    @Find
    Page<Wine> numbered(String color, PageRequest page, Order<Wine> order);

    @Find
    @OrderBy("vintage")
    @OrderBy("id")
    CursoredPage<Wine> pages(String color, PageRequest page);

    @Find
    List<Wine> first(String color, Limit limit, Sort<Wine> sort);

    @Query("where vintage between :from and :to order by vintage, id")
    List<Wine> between(int from, int to);

    @Query("select name from Wine where color = ?1 order by name")
    List<String> names(String color);

    @Query("select count(this) where color = ?1")
    long count(String color);

    @Query("update Wine set name = upper(name) where color = :color")
    int shout(String color);

    @Query("delete from Wine where vintage < :before")
    long pourOut(int before);

    @Delete
    void drink(String color);

    @Query("where color = :color")
    CursoredPage<Wine> queried(String color, PageRequest page, Order<Wine> order);
}
