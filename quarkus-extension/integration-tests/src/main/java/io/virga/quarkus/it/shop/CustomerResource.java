package io.virga.quarkus.it.shop;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The customers over HTTP, by Panache alone. */
@Path("/customers")
public class CustomerResource {

    @GET
    public List<Customer> list(@QueryParam("city") String city) {
        return city == null ? Customer.list("order by name") : Customer.in(city);
    }

    @GET
    @Path("{id}")
    public Customer get(@PathParam("id") long id) {
        return find(id);
    }

    @POST
    @Transactional
    public Customer add(Customer customer) {
        customer.persist();
        return customer;
    }

    @PUT
    @Path("{id}")
    @Transactional
    public Customer change(@PathParam("id") long id, Customer changed) {
        Customer customer = find(id);
        customer.name = changed.name;
        customer.city = changed.city;
        return customer;
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public void remove(@PathParam("id") long id) {
        find(id).delete();
    }

    private static Customer find(long id) {
        return Customer.<Customer>findByIdOptional(id).orElseThrow(() -> new NotFoundException("no customer " + id));
    }
}
