package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.LazyGroup;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;

/** Columns that are not simply an attribute's, and rows that are not simply deleted. */
public final class Columns {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Columns() {}

    @Entity(name = "ColumnGenerated")
    @DynamicInsert
    @DynamicUpdate
    public static class OfDatabase extends Versions.Numbered {
        private int amount = 1;

        @Formula("amount * 2")
        private Integer twice;

        @Generated(event = EventType.INSERT)
        @ColumnDefault("7")
        private Integer preset;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("column of a formula", uow -> amount++, "generated column", uow -> {
                preset = preset + 1;
                amount++;
            });
        }

        @Override
        public String picture() {
            return super.picture() + amount;
        }

        @Override
        public String generated() {
            return twice + "|" + preset;
        }
    }

    @Entity(name = "ColumnTimestamps")
    public static class Timestamps extends Versions.Numbered {
        @CreationTimestamp
        private Instant created;

        @UpdateTimestamp
        private Instant updated;

        @Override
        public String generated() {
            return created + "|" + updated;
        }
    }

    @Entity(name = "ColumnSoftDelete")
    @SoftDelete
    public static class SoftlyDeleted extends Versions.Numbered {
        @ElementCollection
        @SoftDelete
        private Set<String> words = new HashSet<>();

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            words.add("a");
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("softly deleted element", uow -> {
                words.add("b" + words.size());
                words.remove("a");
            });
        }

        @Override
        public String picture() {
            return super.picture() + words.stream().sorted().toList();
        }
    }

    @Entity(name = "ColumnSqlDelete")
    @SQLDelete(sql = "update ColumnSqlDelete set gone = 1 where id = ?")
    @SQLRestriction("gone = 0")
    public static class DeletedByStatement extends Versions.Numbered {
        private int gone;
    }

    @Entity(name = "ColumnAny")
    public static class OfAny extends Versions.Numbered {
        @Any
        @AnyKeyJavaClass(Long.class)
        @Column(name = "any_type")
        @JoinColumn(name = "any_id")
        @AnyDiscriminatorValue(discriminator = "I", entity = Versions.OfInt.class)
        @AnyDiscriminatorValue(discriminator = "S", entity = Identifiers.OfSequence.class)
        private Specimen any;

        @ManyToAny
        @AnyKeyJavaClass(Long.class)
        @Column(name = "any_type")
        @JoinTable(
                name = "column_many",
                joinColumns = @JoinColumn(name = "owner_id"),
                inverseJoinColumns = @JoinColumn(name = "any_id"))
        @AnyDiscriminatorValue(discriminator = "I", entity = Versions.OfInt.class)
        @AnyDiscriminatorValue(discriminator = "S", entity = Identifiers.OfSequence.class)
        private Set<Specimen> many = new HashSet<>();

        private static <T extends Specimen> T filled(T specimen, UnitOfWork uow) {
            specimen.fill(uow);
            return uow.create(specimen);
        }

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            any = filled(new Versions.OfInt(), uow);
            many.add(any);
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "reference of any type",
                    uow -> any = any instanceof Versions.OfInt
                            ? filled(new Identifiers.OfSequence(), uow)
                            : filled(new Versions.OfInt(), uow),
                    "references of any type",
                    uow -> many.add(filled(new Identifiers.OfSequence(), uow)));
        }

        @Override
        public String picture() {
            return super.picture()
                    + (any == null ? null : any.getClass().getSimpleName() + any.key())
                    + many.stream().map(m -> "" + m.key()).sorted().toList();
        }
    }

    @Entity(name = "ColumnNotFound")
    public static class ReferenceThatMayDangle extends Versions.Numbered {
        @ManyToOne
        @NotFound(action = NotFoundAction.IGNORE)
        private Identifiers.OfSequence other;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("reference that may dangle", uow -> {
                other = new Identifiers.OfSequence();
                other.fill(uow);
                uow.persist(other);
            });
        }

        @Override
        public String picture() {
            return super.picture() + (other == null ? null : other.key());
        }
    }

    /** Lazy only when enhanced. */
    @Entity(name = "ColumnLazy")
    public static class Lazy extends Versions.Numbered {
        @Basic(fetch = FetchType.LAZY)
        private String text = "text";

        @Basic(fetch = FetchType.LAZY)
        @LazyGroup("photo")
        private byte[] photo = {1};

        @Basic(fetch = FetchType.LAZY)
        @LazyGroup("photo")
        private String caption = "caption";

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        private Identifiers.OfSequence other;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            other = new Identifiers.OfSequence();
            other.fill(uow);
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "lazy attribute", uow -> text += "+",
                    "lazy group in place", uow -> photo[0]++,
                    "lazy reference",
                            uow -> {
                                other = new Identifiers.OfSequence();
                                other.fill(uow);
                                uow.persist(other);
                            },
                    "behind a lazy reference", uow -> other.changes().values().forEach(c -> c.accept(uow)));
        }

        @Override
        public String picture() {
            return super.picture() + text + photo[0] + caption + (other == null ? null : other.key() + other.picture());
        }
    }

    @Entity(name = "ColumnNaturalId")
    public static class Natural extends Versions.Numbered {
        @NaturalId(mutable = true)
        private String code;

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            code = "code" + NUMBER.incrementAndGet();
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("mutable natural identifier", uow -> code += "+");
        }

        @Override
        public String picture() {
            return super.picture() + code;
        }
    }
}
