package io.virga.doors;

import io.virga.Checkpoint;
import io.virga.UnitOfWork;
import io.virga.suite.model.Ticket;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A Spring bean as an application has it; calls between its own methods go through {@code self}, so that they are advised. */
class BoxOffice {

    @PersistenceContext
    private UnitOfWork unitOfWork;

    @PersistenceContext
    private EntityManager entityManager;

    private final TicketRepository tickets;
    private final BoxOffice self;

    BoxOffice(TicketRepository tickets, @Lazy BoxOffice self) {
        this.tickets = tickets;
        this.self = self;
    }

    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    public EntityManager entityManager() {
        return entityManager;
    }

    @Transactional
    public void price(String seat, int price) {
        tickets.findBySeat(seat).orElseThrow().setPrice(price);
    }

    @Transactional
    public int tryPrice(String seat, int price) {
        Ticket ticket = tickets.findBySeat(seat).orElseThrow();
        ticket.setPrice(price);
        Checkpoint cp = unitOfWork.setCheckpoint();
        ticket.setPrice(99);
        tickets.saveAndFlush(new Ticket("extra", 1));
        unitOfWork.rollback(cp).orElseThrow();
        return ticket.getPrice();
    }

    /** The outer price stays; what the nested one did is gone, in memory and in the database. */
    @Transactional
    public int outer(String seat, boolean flush) {
        Ticket ticket = tickets.findBySeat(seat).orElseThrow();
        ticket.setPrice(11);
        try {
            self.nestedThatFails(seat, flush);
        } catch (IllegalStateException expected) {
            return ticket.getPrice();
        }
        throw new AssertionError("the nested transaction did not fail");
    }

    @Transactional(propagation = Propagation.NESTED)
    public void nestedThatFails(String seat, boolean flush) {
        tickets.findBySeat(seat).orElseThrow().setPrice(12);
        tickets.save(new Ticket("nested", 1));
        if (flush) {
            tickets.flush();
        }
        throw new IllegalStateException("sold out");
    }

    @Transactional
    public void outerOfSuccess(String seat) {
        tickets.findBySeat(seat).orElseThrow().setPrice(11);
        self.nested(seat);
    }

    @Transactional(propagation = Propagation.NESTED)
    public void nested(String seat) {
        tickets.findBySeat(seat).orElseThrow().setPrice(12);
    }

    @Transactional
    public boolean sameUnitOfWork() {
        return UnitOfWork.of(entityManager).unwrap(org.hibernate.engine.spi.SessionImplementor.class)
                == unitOfWork.unwrap(org.hibernate.engine.spi.SessionImplementor.class);
    }
}
