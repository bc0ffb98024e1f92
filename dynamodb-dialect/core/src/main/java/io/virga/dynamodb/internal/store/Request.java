package io.virga.dynamodb.internal.store;

import io.virga.dynamodb.internal.model.ItemKey;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One request on the wire. Empty projections mean "all attributes". */
public sealed interface Request {

    PhysicalTable table();

    /** What it asks for or demands beside single keys, without values; empty where that is nothing. */
    default String readable() {
        return "";
    }

    record Get(PhysicalTable table, ItemKey key, List<String> projection, boolean consistent) implements Request {
        public Get {
            projection = List.copyOf(projection);
        }
    }

    /** At most 100 keys, none twice. */
    record BatchGet(PhysicalTable table, List<ItemKey> keys, List<String> projection, boolean consistent)
            implements Request {
        public BatchGet {
            keys = List.copyOf(keys);
            projection = List.copyOf(projection);
        }
    }

    /**
     * One page of a Query. A placeholder that stands in both expressions means the same in both, and none begins with
     * {@code #_}: those are the projection's.
     *
     * @param index the name of a secondary index, empty for the table itself
     * @param limit the number of items to evaluate at most, 0 for as many as the page takes
     * @param start the last key of the page before, empty for the first page
     * @param countOnly items stay where they are, only their number comes back
     */
    record Query(
            PhysicalTable table,
            String index,
            Expression keyCondition,
            Expression filter,
            List<String> projection,
            boolean forward,
            int limit,
            boolean consistent,
            boolean countOnly,
            Map<String, Value> start)
            implements Request {
        public Query {
            projection = List.copyOf(projection);
            start = Map.copyOf(start);
        }

        @Override
        public String readable() {
            return keyCondition.readable() + (filter.isEmpty() ? "" : " filter " + filter.readable());
        }

        public Query from(Map<String, Value> lastKey) {
            return from(lastKey, limit);
        }

        /** The next page, of another size. */
        public Query from(Map<String, Value> lastKey, int pageLimit) {
            return new Query(
                    table, index, keyCondition, filter, projection, forward, pageLimit, consistent, countOnly, lastKey);
        }

        /** The same, with the number of items that pass a filter for its answer. */
        public Query counting(Expression counted) {
            return new Query(table, index, keyCondition, counted, List.of(), forward, 0, consistent, true, start);
        }
    }

    /**
     * One page of a Scan, or of one segment of it.
     *
     * @param segments the number of segments, 1 for a plain scan
     */
    record Scan(
            PhysicalTable table,
            String index,
            Expression filter,
            List<String> projection,
            int limit,
            boolean consistent,
            boolean countOnly,
            int segment,
            int segments,
            Map<String, Value> start)
            implements Request {
        public Scan {
            projection = List.copyOf(projection);
            start = Map.copyOf(start);
        }

        @Override
        public String readable() {
            return filter.readable();
        }

        public Scan from(Map<String, Value> lastKey) {
            return from(lastKey, limit);
        }

        /** The next page, of another size. */
        public Scan from(Map<String, Value> lastKey, int pageLimit) {
            return new Scan(
                    table, index, filter, projection, pageLimit, consistent, countOnly, segment, segments, lastKey);
        }
    }

    /**
     * One page of a SELECT in PartiQL.
     *
     * @param index the index that it reads, empty for the table itself
     * @param start what the page before said, empty for the first page
     */
    record PartiQl(
            PhysicalTable table,
            String index,
            String statement,
            List<Value> parameters,
            boolean consistent,
            Optional<String> start)
            implements Request {

        private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|(?<![\\w\"])\\d+(?:\\.\\d+)?");

        public PartiQl {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String readable() {
            return LITERAL.matcher(statement).replaceAll("?");
        }
    }

    /** A write of one item; also one action of a {@link Transact}. */
    sealed interface Write extends Request {
        /** The key of the item that is written. */
        ItemKey key();

        Expression condition();

        @Override
        default String readable() {
            return condition().readable();
        }
    }

    /** @param item all attributes; those of the key may be left out */
    record Put(PhysicalTable table, ItemKey key, Map<String, Value> item, Expression condition) implements Write {
        public Put {
            item = Map.copyOf(item);
        }
    }

    record Update(PhysicalTable table, ItemKey key, Expression update, Expression condition) implements Write {}

    record Delete(PhysicalTable table, ItemKey key, Expression condition) implements Write {}

    /** Only valid inside a {@link Transact}. */
    record Check(PhysicalTable table, ItemKey key, Expression condition) implements Write {}

    /**
     * All or nothing.
     *
     * @param actions 1 to 100, no item twice
     * @param token the client request token, 1 to 36 characters
     */
    record Transact(List<Write> actions, String token) implements Request {
        public Transact {
            actions = List.copyOf(actions);
        }

        @Override
        public PhysicalTable table() {
            return actions.get(0).table();
        }
    }
}
