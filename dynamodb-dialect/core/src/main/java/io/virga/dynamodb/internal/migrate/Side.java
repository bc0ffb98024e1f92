package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.TableMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which of a migration's two versions an application is of: told by what differs between the two, and by nothing else. */
enum Side {
    BEFORE,
    AFTER,
    /** Some of this, some of that, or something else. */
    NEITHER,
    /** It has none of the tables, or nothing that a mapping says tells the versions apart. */
    NONE;

    static Side of(List<Announcement.Forms> rows, Catalog design) {
        var sides = new TreeSet<Side>();
        for (var forms : rows) {
            design.find(forms.to().name()).ifPresent(own -> sides.add(of(forms, own)));
        }
        sides.remove(NONE);
        if (sides.isEmpty()) {
            return NONE;
        }
        return sides.size() == 1 ? sides.first() : NEITHER;
    }

    private static Side of(Announcement.Forms forms, TableMapping own) {
        var from = traits(forms.from());
        var to = traits(forms.to());
        var mine = traits(own);
        var telling = new ArrayList<String>();
        var names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        names.stream()
                .filter(name -> !Objects.equals(from.get(name), to.get(name)))
                .forEach(telling::add);
        if (telling.isEmpty()) {
            return NONE;
        }
        if (telling.stream().allMatch(name -> Objects.equals(mine.get(name), from.get(name)))) {
            return BEFORE;
        }
        return telling.stream().allMatch(name -> Objects.equals(mine.get(name), to.get(name))) ? AFTER : NEITHER;
    }

    private static Map<String, String> traits(TableMapping mapping) {
        var traits = new TreeMap<String, String>();
        traits.put("table", mapping.table().name());
        traits.put("type", mapping.tag());
        traits.put("partition", mapping.partition().toString());
        traits.put("sort", mapping.sort().toString());
        mapping.locator()
                .ifPresent(locator -> traits.put("locator", locator.partition().toString()));
        mapping.timeToLive().ifPresent(ttl -> traits.put("expiry", ttl.attribute() + " " + ttl.column()));
        for (var index : mapping.indexes()) {
            traits.put("index " + index.index(), text(index.partition()) + " | " + text(index.sort()));
        }
        for (var guard : mapping.uniques()) {
            traits.put("unique " + guard.partition(), "");
        }
        for (var attribute : mapping.attributes()) {
            traits.put(
                    "attribute " + attribute.name(),
                    attribute.type() + " " + attribute.element() + (attribute.nullable() ? " null" : ""));
        }
        return traits;
    }

    private static String text(List<KeyPart> parts) {
        return String.join(
                ", ", parts.stream().map(part -> part.template().toString()).toList());
    }
}
