package io.virga.suite.walk;

import io.virga.ChangeSet.Added;
import io.virga.ChangeSet.Change;
import io.virga.ChangeSet.Modified;
import io.virga.UnitOfWork;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that can be seen of some persons, as text: what a rollback must bring back. */
final class Picture {

    private final UnitOfWork uow;

    private Picture(UnitOfWork uow) {
        this.uow = uow;
    }

    /** With identifiers, versions and what is pending. */
    static String whole(UnitOfWork uow, List<Person> persons) {
        return persons.stream().map(p -> new Picture(uow).of(p, true)).collect(Collectors.joining("\n"))
                + "\npending:\n"
                + uow.changes().changes().stream()
                        .map(Picture::pending)
                        .filter(line -> !line.isEmpty())
                        .sorted()
                        .collect(Collectors.joining("\n"));
    }

    /** Without the items: Hibernate takes what is added to a lazy inverse collection for loaded, once it is initialised. */
    private static String pending(Change change) {
        if (change instanceof Modified modified) {
            String attributes = modified.attributes().stream()
                    .filter(a -> !a.name().equals("items"))
                    .map(a -> a.name() + ": " + text(a.before()) + " -> " + text(a.after()))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return attributes.isEmpty() ? "" : "~ " + change.entityName() + "#" + change.id() + " " + attributes;
        }
        if (change instanceof Added added) {
            return "+ " + change.entityName() + "#" + change.id()
                    + added.values().stream()
                            .map(v -> v.name() + "=" + text(v.value()))
                            .toList();
        }
        return "- " + change.entityName() + "#" + change.id();
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map).toString();
        }
        return value instanceof List<?> || !(value instanceof Collection<?> set)
                ? String.valueOf(value)
                : sorted(set).toString();
    }

    /** Without versions and the identifiers of items, which a flush may set. */
    static String values(UnitOfWork uow, List<Person> persons) {
        return persons.stream().map(p -> new Picture(uow).of(p, false)).collect(Collectors.joining("\n"));
    }

    private String of(Person p, boolean whole) {
        if (!uow.contains(p)) {
            return p.id == null ? "new" : "removed";
        }
        return p.id + " " + p.name
                + " born " + (p.born == null ? null : p.born.getTime())
                + " picture " + Arrays.toString(p.picture)
                + " tags " + p.tags
                + " home " + p.home
                + " nicknames " + new TreeSet<>(p.nicknames)
                + " steps " + List.copyOf(p.steps)
                + " scores " + new TreeMap<>(p.scores)
                + " former " + sorted(p.formerHomes)
                + " items " + p.items.stream().map(i -> item(i, whole)).sorted().toList()
                + " favourite " + (p.favourite == null ? null : p.favourite.getId())
                + " clubs " + p.clubs.stream().map(Club::getId).sorted().toList()
                + (whole ? " v" + p.version : "");
    }

    private String item(Item item, boolean whole) {
        return item.title + (whole ? "#" + item.id + (uow.contains(item) ? "" : " unmanaged") : "");
    }

    private static List<String> sorted(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }
}
