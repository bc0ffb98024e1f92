package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Identifiers of every kind. */
public final class Identifiers {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Identifiers() {}

    @Entity(name = "IdentifierSequence")
    public static class OfSequence extends Named {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        private Long id;

        @Override
        public Object key() {
            return id;
        }
    }

    @Entity(name = "IdentifierIdentity")
    public static class OfIdentity extends Named {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private Long id;

        @Override
        public Object key() {
            return id;
        }
    }

    @Entity(name = "IdentifierTable")
    public static class OfTable extends Named {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        private Integer id;

        @Override
        public Object key() {
            return id;
        }
    }

    @Entity(name = "IdentifierUuid")
    public static class OfUuid extends Named {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        private UUID id;

        @Override
        public Object key() {
            return id;
        }
    }

    @Entity(name = "IdentifierAssigned")
    public static class Assigned extends Named {
        @Id
        private String id;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            id = "id-" + NUMBER.incrementAndGet();
        }

        @Override
        public Object key() {
            return id;
        }
    }

    @Embeddable
    public record Place(String shelf, int number) implements Serializable {}

    @Entity(name = "IdentifierEmbedded")
    public static class Embedded extends Named {
        @EmbeddedId
        private Place place;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            place = new Place("shelf", NUMBER.incrementAndGet());
        }

        @Override
        public Object key() {
            return place;
        }
    }

    @Entity(name = "IdentifierOfClass")
    @IdClass(Place.class)
    public static class OfClass extends Named {
        @Id
        private String shelf;

        @Id
        private int number;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            shelf = "shelf";
            number = NUMBER.incrementAndGet();
        }

        @Override
        public Object key() {
            return new Place(shelf, number);
        }
    }

    /** Shares the identifier of another entity, which is persisted with it. */
    @Entity(name = "IdentifierShared")
    public static class Shared extends Named {
        @Id
        private Long id;

        @MapsId
        @OneToOne(cascade = CascadeType.PERSIST)
        private OfSequence owner;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            owner = new OfSequence();
            owner.fill(uow);
        }

        @Override
        public Object key() {
            return id;
        }
    }

    @Embeddable
    public static class Part implements Serializable {
        private Long owner;
        private int number;

        protected Part() {}

        Part(int number) {
            this.number = number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part part && part.number == number && java.util.Objects.equals(part.owner, owner);
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    /** A part of its key is the identifier of another entity. */
    @Entity(name = "IdentifierDerived")
    public static class Derived extends Named {
        @EmbeddedId
        private Part part;

        @MapsId("owner")
        @ManyToOne(cascade = CascadeType.PERSIST)
        private OfSequence owner;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            part = new Part(NUMBER.incrementAndGet());
            owner = new OfSequence();
            owner.fill(uow);
        }

        @Override
        public Object key() {
            return part;
        }
    }
}
