package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SecondaryTable;
import java.util.Map;
import java.util.function.Consumer;

/** The strategies of inheritance. */
public final class Inheritances {

    private Inheritances() {}

    @Entity(name = "InheritanceSingle")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    public abstract static class Single extends Versions.Numbered {}

    @Entity(name = "InheritanceSingleLeaf")
    @SecondaryTable(name = "inheritance_single_more")
    public static class SingleLeaf extends Single {
        private int leaf;

        @Column(table = "inheritance_single_more")
        private Integer more;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "attribute of a subclass",
                    uow -> leaf++,
                    "secondary table of a subclass",
                    uow -> more = more == null ? 1 : more + 1);
        }

        @Override
        public String picture() {
            return super.picture() + leaf + "|" + more;
        }
    }

    @Entity(name = "InheritanceJoined")
    @Inheritance(strategy = InheritanceType.JOINED)
    public abstract static class Joined extends Versions.Numbered {}

    @Entity(name = "InheritanceJoinedLeaf")
    public static class JoinedLeaf extends Joined {
        private int leaf;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("attribute of a joined subclass", uow -> leaf++, "attributes of both tables", uow -> {
                leaf++;
                super.changes().values().forEach(c -> c.accept(uow));
            });
        }

        @Override
        public String picture() {
            return super.picture() + leaf;
        }
    }

    @Entity(name = "InheritanceTables")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Tables extends Versions.Numbered {}

    @Entity(name = "InheritanceTablesLeaf")
    public static class TablesLeaf extends Tables {
        private int leaf;

        @OneToOne(cascade = CascadeType.ALL, orphanRemoval = true)
        private Tables other;

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of("attribute of a table per class", uow -> leaf++, "orphan of a polymorphic reference", uow -> {
                TablesLeaf leaf = new TablesLeaf();
                leaf.fill(uow);
                leaf.leaf = (other == null ? 0 : ((TablesLeaf) other).leaf) + 1;
                other = leaf;
            });
        }

        @Override
        public String picture() {
            return super.picture() + leaf + "|" + (other == null ? null : other.picture());
        }
    }
}
