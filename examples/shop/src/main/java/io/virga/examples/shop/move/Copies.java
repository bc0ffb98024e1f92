package io.virga.examples.shop.move;

import io.virga.examples.shop.model.Album;
import io.virga.examples.shop.model.Artist;
import io.virga.examples.shop.model.Customer;
import io.virga.examples.shop.model.Employee;
import io.virga.examples.shop.model.Genre;
import io.virga.examples.shop.model.Invoice;
import io.virga.examples.shop.model.InvoiceLine;
import io.virga.examples.shop.model.InvoiceStatus;
import io.virga.examples.shop.model.MediaType;
import io.virga.examples.shop.model.Playlist;
import io.virga.examples.shop.model.Track;
import jakarta.persistence.EntityManager;
import java.util.function.Function;

/**
 * A new object for each old one: the same numbers and values, and references into the new shop, which need not be loaded for that. What the old
 * shop did not have gets its first value here.
 */
final class Copies {

    private final EntityManager target;

    Copies(EntityManager target) {
        this.target = target;
    }

    Genre of(Genre old) {
        return new Genre(old.getId(), old.getName());
    }

    MediaType of(MediaType old) {
        return new MediaType(old.getId(), old.getName());
    }

    Artist of(Artist old) {
        return new Artist(old.getId(), old.getName());
    }

    Album of(Album old) {
        return new Album(old.getId(), old.getTitle(), reference(Artist.class, old.getArtist(), Artist::getId));
    }

    Track of(Track old) {
        var track = new Track(
                old.getId(),
                old.getName(),
                reference(Album.class, old.getAlbum(), Album::getId),
                reference(MediaType.class, old.getMediaType(), MediaType::getId),
                old.getLength(),
                old.getUnitPrice());
        track.setGenre(reference(Genre.class, old.getGenre(), Genre::getId));
        track.setComposer(old.getComposer());
        track.setBytes(old.getBytes());
        track.setStock(firstStock(old.getId()));
        return track;
    }

    /** Without its tracks: there are too many of them for one transaction. */
    Playlist of(Playlist old) {
        return new Playlist(old.getId(), old.getName());
    }

    Track entry(Track old) {
        return reference(Track.class, old, Track::getId);
    }

    Employee of(Employee old) {
        var employee = new Employee(
                old.getId(),
                old.getFirstName(),
                old.getLastName(),
                old.getTitle(),
                reference(Employee.class, old.getReportsTo(), Employee::getId));
        employee.setBirthDate(old.getBirthDate());
        employee.setHireDate(old.getHireDate());
        employee.setAddress(old.getAddress());
        employee.setPhone(old.getPhone());
        employee.setFax(old.getFax());
        employee.setEmail(old.getEmail());
        return employee;
    }

    Customer of(Customer old) {
        var customer =
                new Customer(old.getId(), old.getFirstName(), old.getLastName(), old.getAddress(), old.getEmail());
        customer.setCompany(old.getCompany());
        customer.setPhone(old.getPhone());
        customer.setFax(old.getFax());
        customer.setSupportRep(reference(Employee.class, old.getSupportRep(), Employee::getId));
        return customer;
    }

    /** What was sold in the old shop has long been paid and shipped. */
    Invoice of(Invoice old) {
        return new Invoice(
                old.getId(),
                reference(Customer.class, old.getCustomer(), Customer::getId),
                old.getDate(),
                old.getBillingAddress(),
                old.getTotal(),
                InvoiceStatus.SHIPPED);
    }

    InvoiceLine of(InvoiceLine old) {
        return new InvoiceLine(
                old.getId(),
                reference(Invoice.class, old.getInvoice(), Invoice::getId),
                reference(Track.class, old.getTrack(), Track::getId),
                old.getUnitPrice(),
                old.getQuantity());
    }

    /** The old shop kept no stock: from 20 to 59 copies, the same in every run. */
    static int firstStock(int trackId) {
        return 20 + trackId * 37 % 40;
    }

    private <T> T reference(Class<T> type, T old, Function<T, Integer> id) {
        return old == null ? null : target.getReference(type, id.apply(old));
    }
}
