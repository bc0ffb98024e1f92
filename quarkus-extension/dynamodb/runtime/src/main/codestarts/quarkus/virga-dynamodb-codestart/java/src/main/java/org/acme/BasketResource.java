package org.acme;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

@Path("/baskets/{id}")
public class BasketResource {

    @Inject
    EntityManager entities;

    @GET
    @Transactional
    public List<String> contents(@PathParam("id") String id) {
        Basket basket = entities.find(Basket.class, id);
        if (basket == null) {
            throw new NotFoundException("There is no basket " + id);
        }
        return List.copyOf(basket.contents);
    }

    @POST
    @Transactional
    public List<String> add(@PathParam("id") String id, String name) {
        Basket basket = entities.find(Basket.class, id);
        if (basket == null) {
            basket = new Basket(id);
            entities.persist(basket);
        }
        basket.contents.add(name);
        return List.copyOf(basket.contents);
    }
}
