package io.virga.suite.kind;

import io.virga.UnitOfWork;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hibernate.annotations.SortNatural;

/** Collections beyond those of the random walks. */
public final class Containers {

    private Containers() {}

    @Embeddable
    public static class Line {
        private String text;
        private int amount;

        @Embedded
        private Mark mark = new Mark();

        protected Line() {}

        Line(String text, int amount) {
            this.text = text;
            this.amount = amount;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Line line && Objects.equals(line.text, text) && line.amount == amount;
        }

        @Override
        public int hashCode() {
            return Objects.hash(text, amount);
        }

        @Override
        public String toString() {
            return text + amount + (mark == null ? null : mark.color);
        }
    }

    @Embeddable
    public static class Mark {
        private String color = "red";
    }

    @Entity(name = "CollectionOfEmbeddables")
    public static class OfEmbeddables extends Versions.Numbered {
        @ElementCollection
        private List<Line> bag = new ArrayList<>();

        @ElementCollection
        @OrderColumn
        private List<Line> list = new ArrayList<>();

        @ElementCollection
        private Set<Line> set = new HashSet<>();

        @ElementCollection
        private Map<String, Line> map = new HashMap<>();

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            bag.add(new Line("a", 1));
            list.addAll(List.of(new Line("b", 1), new Line("c", 2)));
            set.add(new Line("d", 1));
            map.put("k", new Line("e", 1));
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "element of a bag in place", uow -> bag.get(0).amount++,
                    "element of a list in place", uow -> list.get(1).mark.color += "!",
                    "value of a map in place", uow -> map.get("k").text += "+",
                    "list turned", uow -> list.add(list.remove(0)),
                    "set", uow -> set.add(new Line("s", set.size())),
                    "elements cleared and added",
                            uow -> {
                                bag.clear();
                                bag.add(new Line("new", map.size()));
                                map.put("k" + map.size(), new Line("f", 2));
                            },
                    "list replaced", uow -> list = new ArrayList<>(List.of(new Line("only", list.size()))));
        }

        @Override
        public String picture() {
            return super.picture()
                    + bag.stream().map(Line::toString).sorted().toList()
                    + list
                    + set.stream().map(Line::toString).sorted().toList()
                    + new TreeMap<>(map);
        }
    }

    @Entity(name = "CollectionSorted")
    public static class Sorted extends Versions.Numbered {
        @ElementCollection
        @SortNatural
        private SortedMap<String, Integer> map = new TreeMap<>();

        @ElementCollection
        @OrderBy
        private Set<String> ordered = new java.util.LinkedHashSet<>();

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            map.putAll(Map.of("a", 1, "b", 2));
            ordered.addAll(List.of("x", "y"));
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "sorted map", uow -> map.merge("a", 1, Integer::sum),
                    "first key of a sorted map",
                            uow -> map.remove(map.put("0" + map.size(), 0) == null ? map.lastKey() : "-"),
                    "ordered set", uow -> ordered.add("w" + ordered.size()));
        }

        @Override
        public String picture() {
            return super.picture() + map + ordered.stream().sorted().toList();
        }
    }

    @Entity(name = "CollectionChild")
    public static class Child extends Versions.Numbered {
        @ManyToOne
        private Family parent;

        private int place;

        protected Child() {}

        Child(int place, UnitOfWork uow) {
            this.place = place;
            super.fill(uow);
        }

        private void of(Family family) {
            parent = family;
        }

        @Override
        public String toString() {
            return place + picture();
        }
    }

    /** Cascades and orphans, both sides kept by hand as an application does. */
    @Entity(name = "CollectionFamily")
    public static class Family extends Versions.Numbered {
        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("place")
        private List<Child> children = new ArrayList<>();

        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "owner_id")
        private Set<Child> owned = new HashSet<>();

        @OneToMany(cascade = CascadeType.ALL)
        @OrderColumn
        private List<Child> listed = new ArrayList<>();

        private void add(UnitOfWork uow) {
            Child child =
                    new Child(children.stream().mapToInt(c -> c.place).max().orElse(0) + 1, uow);
            child.of(this);
            if (!children.contains(child)) { // enhanced, both sides may be kept by Hibernate
                children.add(child);
            }
        }

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            add(uow);
            add(uow);
            owned.add(new Child(10, uow));
            listed.addAll(List.of(new Child(20, uow), new Child(21, uow)));
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "child added", this::add,
                    "orphan and a new child",
                            uow -> {
                                children.remove(0).of(null);
                                add(uow);
                            },
                    "orphan of a join column",
                            uow -> {
                                int next = 11
                                        + owned.stream()
                                                .mapToInt(c -> c.place)
                                                .max()
                                                .orElse(0);
                                owned.clear();
                                owned.add(new Child(next, uow));
                            },
                    "child of a join table removed",
                            uow -> {
                                Child child = listed.remove(0);
                                uow.remove(child);
                                listed.add(new Child(listed.get(listed.size() - 1).place + 1, uow));
                            },
                    "child changed by cascade",
                            uow -> children.get(0).changes().values().forEach(c -> c.accept(uow)));
        }

        @Override
        public String picture() {
            return super.picture()
                    + children.stream()
                            .sorted(Comparator.comparing(c -> c.place))
                            .map(Child::toString)
                            .toList()
                    + owned.stream().map(Child::toString).sorted().toList()
                    + listed.stream().map(Child::toString).toList();
        }
    }

    @Entity(name = "CollectionKeyed")
    public static class Keyed extends Versions.Numbered {
        @ElementCollection
        @MapKeyJoinColumn
        private Map<Child, String> byEntity = new HashMap<>();

        @ManyToMany
        private Set<Child> linked = new HashSet<>();

        private static Child child(UnitOfWork uow, int place) {
            return uow.create(new Child(place, uow));
        }

        @Override
        public void fill(UnitOfWork uow) {
            super.fill(uow);
            byEntity.put(child(uow, 1), "one");
            linked.add(child(uow, 2));
        }

        @Override
        public Map<String, Consumer<UnitOfWork>> changes() {
            return Map.of(
                    "map by entity", uow -> byEntity.put(child(uow, byEntity.size() + 1), "more"),
                    "links",
                            uow -> {
                                linked.clear();
                                linked.add(child(uow, 3));
                                linked.add(child(uow, 4 + linked.size()));
                                byEntity.replaceAll((k, v) -> v + "+");
                            });
        }

        @Override
        public String picture() {
            return super.picture()
                    + byEntity.entrySet().stream()
                            .map(e -> e.getKey().toString() + e.getValue())
                            .sorted()
                            .toList()
                    + linked.stream().map(Child::toString).sorted().toList();
        }
    }
}
