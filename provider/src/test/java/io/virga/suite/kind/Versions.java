package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;

/** Versions of every type, and what takes their place. */
public final class Versions {

    private Versions() {}

    @MappedSuperclass
    public abstract static class Numbered extends Named {
        /** A large block of numbers: where a table stands for a sequence (SQLite), another one cannot be had once the transaction has written. */
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(allocationSize = 10_000)
        private Long id;

        @Override
        public Object key() {
            return id;
        }
    }

    @Entity(name = "VersionInt")
    public static class OfInt extends Numbered {
        @Version
        private int version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionShort")
    public static class OfShort extends Numbered {
        @Version
        private Short version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionLong")
    public static class OfLong extends Numbered {
        @Version
        private Long version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionInstant")
    public static class OfInstant extends Numbered {
        @Version
        private Instant version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionLocalDateTime")
    public static class OfLocalDateTime extends Numbered {
        @Version
        private LocalDateTime version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionTimestamp")
    public static class OfTimestamp extends Numbered {
        @Version
        private Timestamp version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    /** The database's clock, read with each write. */
    @Entity(name = "VersionOfDatabase")
    public static class OfDatabase extends Numbered {
        @Version
        @CurrentTimestamp
        @Column(name = "ver")
        private Instant version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionInSecondaryTables")
    @SecondaryTable(name = "version_more")
    public static class InSecondaryTable extends Numbered {
        @Version
        private int version;

        @Column(table = "version_more")
        private String more;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "secondary table",
                    uow -> more = (more == null ? "" : more) + "m",
                    "no row in the secondary table",
                    uow -> {
                        more = null;
                        super.changes().values().forEach(c -> c.accept(uow));
                    });
        }

        @Override
        public String picture() {
            return super.picture() + "|" + more;
        }

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionRoot")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Root extends Numbered {
        @Version
        private long version;

        @Override
        public String generated() {
            return "" + version;
        }
    }

    @Entity(name = "VersionJoined")
    public static class OfJoined extends Root {
        private int more;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("attribute of the joined table", uow -> more++);
        }

        @Override
        public String picture() {
            return super.picture() + "|" + more;
        }
    }

    @Entity(name = "VersionAll")
    @OptimisticLocking(type = OptimisticLockType.ALL)
    @DynamicUpdate
    public static class All extends Numbered {}

    @Entity(name = "VersionDirty")
    @OptimisticLocking(type = OptimisticLockType.DIRTY)
    @DynamicUpdate
    public static class Dirty extends Numbered {}
}
