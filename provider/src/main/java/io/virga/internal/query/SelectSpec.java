package io.virga.internal.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A select as a value.
 *
 * @param columns empty for the entity of {@code from}
 * @param type of the only column; of no meaning if there are several
 * @param where all of them
 * @param limit null for all rows
 * @param offset 0 for none
 * @param tables the selects that it names as sources
 */
public record SelectSpec(
        Source from,
        List<Operand> columns,
        Class<?> type,
        boolean distinct,
        List<JoinSpec> joins,
        List<Predicate> where,
        List<Operand> groupBy,
        List<Predicate> having,
        List<SortSpec> orderBy,
        @Nullable Integer limit,
        int offset,
        Options options,
        List<TableSpec> tables) {
    public SelectSpec {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        groupBy = List.copyOf(groupBy);
        having = List.copyOf(having);
        orderBy = List.copyOf(orderBy);
    }

    public static SelectSpec from(Source source) {
        return new SelectSpec(
                source,
                List.of(),
                source.entity(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                Options.NONE,
                List.of());
    }

    /** @param type of the column, if it is one */
    public SelectSpec columns(List<Operand> operands, Class<?> type) {
        return new SelectSpec(
                from, operands, type, distinct, joins, where, groupBy, having, orderBy, limit, offset, options, tables);
    }

    public SelectSpec distinct(boolean on) {
        return new SelectSpec(
                from, columns, type, on, joins, where, groupBy, having, orderBy, limit, offset, options, tables);
    }

    public SelectSpec joins(List<JoinSpec> all) {
        return new SelectSpec(
                from, columns, type, distinct, all, where, groupBy, having, orderBy, limit, offset, options, tables);
    }

    public SelectSpec where(List<Predicate> all) {
        return new SelectSpec(
                from, columns, type, distinct, joins, all, groupBy, having, orderBy, limit, offset, options, tables);
    }

    public SelectSpec groupBy(List<Operand> all) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, all, having, orderBy, limit, offset, options, tables);
    }

    public SelectSpec having(List<Predicate> all) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, groupBy, all, orderBy, limit, offset, options, tables);
    }

    public SelectSpec orderBy(List<SortSpec> all) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, groupBy, having, all, limit, offset, options, tables);
    }

    public SelectSpec limit(@Nullable Integer rows) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, groupBy, having, orderBy, rows, offset, options, tables);
    }

    public SelectSpec offset(int rows) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, groupBy, having, orderBy, limit, rows, options, tables);
    }

    public SelectSpec options(Options changed) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, groupBy, having, orderBy, limit, offset, changed, tables);
    }

    public SelectSpec tables(List<TableSpec> all) {
        return new SelectSpec(
                from, columns, type, distinct, joins, where, groupBy, having, orderBy, limit, offset, options, all);
    }

    /** What concerns an execution and not the statement, as limit and offset do. */
    public record Options(Lock lock, Map<String, Object> hints) {

        static final Options NONE = new Options(Lock.NONE, Map.of());

        public Options {
            hints = Map.copyOf(hints);
        }

        public Options lock(Lock kind) {
            return new Options(kind, hints);
        }

        public Options hint(String name, Object value) {
            Map<String, Object> all = new HashMap<>(hints);
            all.put(name, value);
            return new Options(lock, all);
        }
    }

    /** Whether rows are locked, and what becomes of rows that others hold. */
    public enum Lock {
        NONE,
        WAIT,
        SKIP,
        REFUSE
    }
}
