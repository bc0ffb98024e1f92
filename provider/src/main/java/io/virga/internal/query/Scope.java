package io.virga.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.query.criteria.JpaFrom;
import org.hibernate.query.criteria.JpaPath;
import org.jspecify.annotations.Nullable;

/** The sources of one select, inside those of the selects around it. Not thread-safe: lives for one lowering. */
final class Scope {

    private final @Nullable Scope outer;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Source source, JpaFrom<?, ?> from) {}

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void add(Source source, JpaFrom<?, ?> from) {
        if (entries.stream().anyMatch(entry -> entry.source().equals(source))) {
            throw Problems.invalid(
                    "DUPLICATE_SOURCE",
                    "the statement names it twice",
                    source,
                    "Give one of them an alias: Alias.of(" + source.entity().getSimpleName() + ".class, \"other\").");
        }
        entries.add(new Entry(source, from));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // treat(…) has checked that one is below the other
    JpaPath<?> resolve(Operand.Path operand) {
        JpaPath<?> path = operand.source() == null ? owning(operand.attributes().get(0)) : of(operand.source());
        for (AttributeRef attribute : operand.attributes()) {
            path = attribute.treats() ? path.treatAs((Class) attribute.owner()) : path.get(attribute.name());
        }
        return path;
    }

    /** Where the path starts. */
    JpaFrom<?, ?> owner(Operand.Path operand) {
        return operand.source() == null ? owning(operand.attributes().get(0)) : of(operand.source());
    }

    JpaFrom<?, ?> of(Source source) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Entry entry : scope.entries) {
                if (entry.source().equals(source)) {
                    return entry.from();
                }
            }
        }
        throw Problems.invalid(
                "UNKNOWN_SOURCE",
                source + " is not a source of this statement",
                sources(),
                "Name it in from(…) or join it.");
    }

    /** A source without alias goes first, from the inside out; an aliased one is meant only where nothing else can be. */
    private JpaFrom<?, ?> owning(AttributeRef attribute) {
        for (boolean aliased : new boolean[] {false, true}) {
            for (Scope scope = this; scope != null; scope = scope.outer) {
                List<Entry> owners = scope.entries.stream()
                        .filter(entry -> entry.source().alias() != null == aliased)
                        .filter(entry -> attribute
                                .owner()
                                .isAssignableFrom(entry.source().entity()))
                        .toList();
                if (owners.size() == 1) {
                    return owners.get(0).from();
                }
                if (owners.size() > 1) {
                    throw ambiguous(attribute, owners);
                }
            }
        }
        throw Problems.invalid(
                "FOREIGN_ATTRIBUTE",
                attribute + " is no attribute of the statement's sources",
                sources(),
                below(attribute)
                        ? "Reach it by treat(…, " + attribute.owner().getSimpleName() + ".class).get(…)."
                        : "Join " + attribute.owner().getSimpleName() + ", or reach it by path(…).get(…).");
    }

    private boolean below(AttributeRef attribute) {
        return entries.stream()
                .anyMatch(entry -> entry.source().entity() != Object.class
                        && entry.source().entity().isAssignableFrom(attribute.owner()));
    }

    private IllegalArgumentException ambiguous(AttributeRef attribute, List<Entry> owners) {
        String names = owners.stream().map(entry -> entry.source().toString()).collect(Collectors.joining(" or "));
        return Problems.invalid(
                "AMBIGUOUS_ATTRIBUTE", attribute + " could come from " + names, sources(), "Say which: alias.get(…).");
    }

    private String sources() {
        List<String> names = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            scope.entries.forEach(entry -> names.add(entry.source().toString()));
        }
        return String.join(", ", names);
    }
}
