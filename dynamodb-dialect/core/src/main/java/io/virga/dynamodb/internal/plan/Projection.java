package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.key.TimeToLive;
import io.virga.dynamodb.internal.model.Attribute;
import io.virga.dynamodb.internal.predicate.Operand;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which attributes of its items a step asks for: those that the query names, and those that tell whose row an item is, whether it is gone,
 * and which version it has. DynamoDB charges for the whole item all the same; what is saved is the way and the reading.
 *
 * @param attributes their names in DynamoDB; all where empty
 */
public record Projection(List<String> attributes) {

    /** Whole items: rows that a session may come to write. */
    public static final Projection ALL = new Projection(List.of());

    /** More names than this may pass the 4 KB of an expression. */
    private static final int MOST = 300;

    public Projection {
        attributes = List.copyOf(attributes);
    }

    public boolean isAll() {
        return attributes.isEmpty();
    }

    /**
     * What a query needs of the items that feed some of its tables.
     *
     * @param query one that returns no entity: its rows are not kept
     */
    static Projection of(Query query, List<Source> fed) {
        Set<Operand> named = new HashSet<>();
        query.sources().stream().flatMap(joined -> joined.on().operands()).forEach(named::add);
        query.where().operands().forEach(named::add);
        query.selections().forEach(selection -> named.add(selection.operand()));
        query.order().forEach(term -> named.add(term.operand()));
        return all(fed.stream()
                .map(source ->
                        of(source.mapping(), column -> named.contains(new Operand.Column(source.index(), column))))
                .toList());
    }

    /** Of the items of one table, the columns that are wanted. */
    public static Projection of(TableMapping mapping, Predicate<Attribute> wanted) {
        var columns = mapping.attributes().stream().filter(wanted).toList();
        if (columns.size() == mapping.attributes().size() || columns.size() > MOST) {
            return ALL;
        }
        Set<String> attributes = new LinkedHashSet<>();
        columns.forEach(attribute -> attributes.add(attribute.name()));
        always(mapping).forEach(attributes::add);
        return new Projection(List.copyOf(attributes));
    }

    /** What items need to have that feed several tables. */
    static Projection all(List<Projection> projections) {
        Set<String> attributes = new LinkedHashSet<>();
        for (var projection : projections) {
            if (projection.isAll()) {
                return ALL;
            }
            attributes.addAll(projection.attributes());
        }
        return attributes.size() > MOST ? ALL : new Projection(List.copyOf(attributes));
    }

    private static Stream<String> always(TableMapping mapping) {
        var table = mapping.table();
        return Stream.of(
                        table.partitionKey(),
                        table.hasSortKey() ? table.sortKey() : "",
                        table.isTyped() ? table.type() : "",
                        mapping.timeToLive().map(TimeToLive::attribute).orElse(""),
                        mapping.isVersioned()
                                ? mapping.attribute(mapping.version()).name()
                                : "")
                .filter(name -> !name.isEmpty());
    }
}
