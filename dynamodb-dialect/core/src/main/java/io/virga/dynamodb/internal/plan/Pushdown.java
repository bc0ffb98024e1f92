package io.virga.dynamodb.internal.plan;

import io.virga.dynamodb.internal.key.IndexMapping;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.predicate.Comparison;
import io.virga.dynamodb.internal.predicate.Operand.Column;
import io.virga.dynamodb.internal.predicate.Predicate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a query over one table its access path does by itself. It holds as long as the transaction has written nothing of the table and the path
 * returns the rows as they are; who runs the plan knows.
 *
 * @param order whether rows come in the query's order
 * @param whole whether the key condition is the whole predicate, so that no row that was read is dropped
 * @param counted whether the number of items is the number of rows
 */
public record Pushdown(Order order, boolean whole, boolean counted) {

    /** Nothing: the rows are filtered, sorted and counted when they are here. */
    public static final Pushdown NONE = new Pushdown(Order.NONE, false, false);

    /** The order of a Query's answer. */
    public enum Order {
        /** Not the one that the query asks for. */
        NONE,
        FORWARD,
        BACKWARD
    }

    /** Whose values stand in keys in SQL's order; text does but for characters above U+D7FF. */
    private static final Set<AttributeType> ORDERED = EnumSet.of(
            AttributeType.STRING,
            AttributeType.INTEGER,
            AttributeType.DECIMAL,
            AttributeType.DATE,
            AttributeType.TIMESTAMP,
            AttributeType.INSTANT,
            AttributeType.UUID);

    /** Of those, the ones whose values are sorted by DynamoDB itself, or have one text only. */
    private static final Set<AttributeType> ORDERED_NATIVE = EnumSet.of(
            AttributeType.STRING, AttributeType.INTEGER, AttributeType.DECIMAL, AttributeType.UUID, AttributeType.DATE);

    static Pushdown of(Query query, AccessPath path) {
        if (path instanceof AccessPath.Partition partition) {
            boolean whole = query.where().conjuncts().stream().allMatch(part -> isTaken(part, partition));
            return new Pushdown(
                    order(query, partition),
                    whole,
                    query.isCount()
                            && whole
                            && partition.range().isAll()
                            && partition.values().isSingle());
        }
        boolean all = query.where().equals(Predicate.TRUE);
        return path instanceof AccessPath.Scan ? new Pushdown(Order.NONE, false, query.isCount() && all) : NONE;
    }

    private static boolean isTaken(Predicate part, AccessPath.Partition path) {
        var range = path.range();
        if (part instanceof Predicate.Compare compare && compare.left() instanceof Column column) {
            var name = column.attribute().column();
            if (compare.comparison() == Comparison.EQUAL) {
                int at = sortColumns(path).indexOf(name);
                return isOfPartition(name, path)
                                && List.of(compare.right())
                                        .equals(path.values().byColumn().get(name))
                        || at >= 0
                                && at < range.equal().size()
                                && range.equal().get(at).equals(compare.right());
            }
            return isNext(name, path) && (isBound(range.lower(), compare) || isBound(range.upper(), compare));
        }
        if (part instanceof Predicate.In in && in.operand() instanceof Column column) {
            var name = column.attribute().column();
            return isOfPartition(name, path)
                    && in.list().equals(path.values().byColumn().get(name));
        }
        return part instanceof Predicate.Like like
                && like.operand() instanceof Column column
                && isNext(column.attribute().column(), path)
                && range.beginsWith().isPresent()
                && range.beginsWith().get().pattern().equals(like.pattern());
    }

    /** Not so what only tells the shard, which rows of other values share. */
    private static boolean isOfPartition(String column, AccessPath.Partition path) {
        return path.index()
                .map(IndexMapping::partitionColumns)
                .orElseGet(() -> path.mapping().partition().attributes())
                .contains(column);
    }

    private static boolean isNext(String column, AccessPath.Partition path) {
        return sortColumns(path).indexOf(column) == path.range().equal().size();
    }

    private static boolean isBound(Optional<SortRange.Bound> bound, Predicate.Compare compare) {
        return bound.isPresent()
                && bound.get().comparison() == compare.comparison()
                && bound.get().anyOf().equals(List.of(compare.right()));
    }

    private static List<String> sortColumns(AccessPath.Partition path) {
        return path.index()
                .map(IndexMapping::sortColumns)
                .orElseGet(() -> path.mapping().sort().attributes());
    }

    /** The terms must be the sort key's columns, in its order and all in one direction; columns that are pinned order nothing. */
    private static Order order(Query query, AccessPath.Partition path) {
        if (!path.values().isSingle()) {
            return Order.NONE;
        }
        var terms = new ArrayList<>(query.order());
        terms.removeIf(term -> term.operand() instanceof Column column && isPinned(column, path));
        if (terms.isEmpty()) {
            return query.order().isEmpty() ? Order.NONE : Order.FORWARD;
        }
        var columns = sortColumns(path);
        int next = path.range().equal().size();
        boolean ascending = terms.get(0).ascending();
        for (var term : terms) {
            if (next == columns.size()
                    || !(term.operand() instanceof Column column)
                    || !column.attribute().column().equals(columns.get(next))
                    || term.ascending() != ascending
                    || !isOrdered(path, columns.get(next))
                    || term.nullsFirst() != term.ascending()
                            && path.mapping().attribute(columns.get(next)).nullable()) {
                return Order.NONE;
            }
            next++;
        }
        return ascending ? Order.FORWARD : Order.BACKWARD;
    }

    private static boolean isPinned(Column column, AccessPath.Partition path) {
        var name = column.attribute().column();
        int at = sortColumns(path).indexOf(name);
        return path.values().byColumn().containsKey(name)
                || at >= 0 && at < path.range().equal().size();
    }

    private static boolean isOrdered(AccessPath.Partition path, String name) {
        TableMapping mapping = path.mapping();
        List<KeyPart> parts = path.index().map(IndexMapping::sort).orElseGet(mapping::sortParts);
        boolean isNative = parts.stream()
                .anyMatch(part -> part.template().isNative()
                        && part.template().attributes().contains(name));
        return (isNative ? ORDERED_NATIVE : ORDERED)
                .contains(mapping.attribute(name).type());
    }

    /** Whether a text may stand elsewhere among keys, which are sorted by UTF-8, than SQL's order by UTF-16 puts it. */
    public static boolean mayDiffer(Object value) {
        return value instanceof String text && text.chars().anyMatch(c -> c >= Character.MIN_SURROGATE);
    }
}
