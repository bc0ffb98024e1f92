package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When the rows of a table expire: by an attribute of their own, or with the root whose item collection they live in. */
final class ExpiryDesigner {

    private final Map<String, Set<String>> heirs = new HashMap<>();
    private final Map<String, String> rootOf = new HashMap<>();

    /** Of a table that decides for itself. */
    static Optional<TimeToLive> root(RelationalTable table) {
        var name = table.declared().timeToLive();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var columns = table.columnsOf(name);
        var attribute =
                columns.size() == 1 ? Optional.of(table.attribute(columns.get(0))) : Optional.<Attribute>empty();
        if (attribute.isEmpty() || !TimeToLive.isMoment(attribute.get().type())) {
            throw Refusal.notSupported(
                    "TIME_TO_LIVE",
                    "@TimeToLive stands on attribute " + name + ", which is no moment and no number of seconds",
                    table.entity(),
                    "Make it an Instant, another date or time, or a Long.");
        }
        boolean existing =
                table.declared().place().filter(KeyDesigner::isExisting).isPresent();
        if (existing && !TimeToLive.isSeconds(attribute.get().type())) {
            throw Refusal.notSupported(
                    "TIME_TO_LIVE",
                    "@TimeToLive of an existing table stands on attribute " + name
                            + ", which is not a number of seconds",
                    table.entity(),
                    "Make it a Long, with a converter where the entity wants a moment.");
        }
        return Optional.of(new TimeToLive(
                existing ? attribute.get().name() : TimeToLive.ATTRIBUTE, columns.get(0), Optional.empty(), Set.of()));
    }

    /**
     * Of a table that lives in its parent's item collection.
     *
     * @param tag the type of its items
     * @param toChild the parent's columns to its own
     */
    Optional<TimeToLive> inherited(
            RelationalTable table, String tag, TableMapping parent, Map<String, String> toChild) {
        return parent.timeToLive().map(above -> {
            if (!table.declared().timeToLive().isEmpty()) {
                throw Refusal.notSupported(
                        "TIME_TO_LIVE",
                        "@TimeToLive stands on attribute " + table.declared().timeToLive()
                                + ", but the entity lives in the item collection of " + parent.entity()
                                + " and expires with that",
                        table.entity(),
                        "Leave it to " + parent.entity() + ".");
            }
            for (var root = parent.name(); root != null; root = rootOf.get(root)) {
                heirs.computeIfAbsent(root, name -> new LinkedHashSet<>()).add(tag);
                rootOf.putIfAbsent(table.name(), root);
            }
            return new TimeToLive(
                    above.attribute(),
                    "",
                    Optional.of(Templates.renamed(above.rootSort().orElse(parent.sort()), toChild)),
                    Set.of());
        });
    }

    /** Of a table that is kept apart from its parent. */
    static Optional<TimeToLive> apart(RelationalTable table, TableMapping parent) {
        if (parent.timeToLive().isPresent()) {
            throw Refusal.notSupported(
                    "TIME_TO_LIVE",
                    "@TimeToLive of " + parent.entity() + " cannot reach table " + table.name()
                            + ", which is kept apart from it because the key of " + parent.entity()
                            + " does not follow from its id",
                    table.entity(),
                    "Drop the @ItemKey of " + parent.entity() + ", or its @TimeToLive.");
        }
        return root(table);
    }

    /** Roots know the types that expire with them. */
    List<TableMapping> withHeirs(Collection<TableMapping> mappings) {
        return mappings.stream()
                .map(mapping -> mapping.timeToLive()
                        .filter(timeToLive -> heirs.containsKey(mapping.name()))
                        .map(timeToLive -> mapping.withTimeToLive(new TimeToLive(
                                timeToLive.attribute(),
                                timeToLive.column(),
                                timeToLive.rootSort(),
                                heirs.getOrDefault(mapping.name(), Set.of()))))
                        .orElse(mapping))
                .toList();
    }
}
