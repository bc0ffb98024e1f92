package io.virga.examples.shop.story;

import static io.virga.query.Conditions.eq;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.path;

import io.virga.UnitOfWork;
import io.virga.examples.shop.model.Address_;
import io.virga.examples.shop.model.Artist_;
import io.virga.examples.shop.model.BestSeller;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Customer_;
import io.virga.examples.shop.model.Employee;

/** Queries: typed ones for every day, JPQL for the report. */
final class Asking {

    private static final int EMPLOYEE = 4;

    private final Scene scene;

    Asking(Scene scene) {
        this.scene = scene;
    }

    void customers() {
        scene.screen()
                .say("Whom does Margaret Park look after in Brazil? The columns are the standard static metamodel: a"
                        + " wrong name or type does not compile.");
        scene.shop().run(entityManager -> {
            var uow = UnitOfWork.of(entityManager);
            var margaret = uow.getReference(Employee.class, EMPLOYEE);
            var customers = scene.ledger().measure("a typed query for customers", () -> uow.select(Customer.class)
                    .where(
                            eq(Customer_.supportRep, margaret),
                            eq(path(Customer_.address).get(Address_.country), "Brazil"))
                    .orderBy(asc(Customer_.lastName))
                    .list());
            customers.forEach(c -> scene.screen()
                    .item(c.getFirstName() + " " + c.getLastName() + ", "
                            + c.getAddress().city()));
            scene.cost();
            scene.claim("there are two", customers.size() == 2);
        });
    }

    void bestSellers() {
        scene.screen()
                .say("The best-selling artists: JPQL over lines, tracks, albums and artists, grouped and ordered. What"
                        + " a database cannot do by itself is done for it; the query is the same.");
        scene.shop().run(entityManager -> {
            var artists = scene.ledger().measure("the best-selling artists, by JPQL", () -> entityManager
                    .createNamedQuery(Artist_.QUERY_ARTIST_BEST_SELLING, BestSeller.class)
                    .setMaxResults(5)
                    .getResultList());
            artists.forEach(a -> scene.screen().item(a.tracks() + " tracks for " + a.revenue() + ": " + a.artist()));
            scene.cost();
            scene.claim("Iron Maiden sells best", artists.get(0).artist().equals("Iron Maiden"));
        });
    }
}
