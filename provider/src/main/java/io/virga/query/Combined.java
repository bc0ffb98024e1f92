package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import io.virga.internal.query.Rendering;
import io.virga.internal.query.SelectRun;
import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.SetSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Selects of the same columns, combined by {@code union}, {@code intersect} or {@code except}: an immutable value. The
 * order is that of the whole, by columns that the first select names.
 *
 * @param <R> what one row is
 */
public final class Combined<R> {

    private final Select<R> first;
    private final SetSpec spec;
    private final Map<String, Object> bindings;
    private final @Nullable Integer limit;
    private final int offset;

    private Combined(Select<R> first, SetSpec spec, Map<String, Object> bindings, @Nullable Integer limit, int offset) {
        this.first = first;
        this.spec = spec;
        this.bindings = bindings;
        this.limit = limit;
        this.offset = offset;
    }

    static <R> Combined<R> of(SetSpec.Operator operator, boolean all, Select<R> first, Select<R> second) {
        Map<String, Object> bindings = new HashMap<>(first.bindings());
        bindings.putAll(second.bindings());
        List<SelectSpec> parts = List.of(first.spec(), second.spec());
        return new Combined<>(first, new SetSpec(operator, all, parts, List.of()), Map.copyOf(bindings), null, 0);
    }

    /** By columns of the first select, behind the keys of earlier calls. */
    public Combined<R> orderBy(Sort... keys) {
        List<SetSpec.Key> all = new ArrayList<>(spec.orderBy());
        for (Sort key : keys) {
            all.add(new SetSpec.Key(
                    position(key), key.spec().ascending(), key.spec().nulls()));
        }
        return new Combined<>(
                first, new SetSpec(spec.operator(), spec.all(), spec.parts(), all), bindings, limit, offset);
    }

    private int position(Sort key) {
        List<Operand> columns = first.spec().columns();
        int index = columns.indexOf(key.spec().operand());
        if (index < 0) {
            throw Problems.invalid(
                    "UNKNOWN_COLUMN",
                    "the order names " + key.spec().operand() + ", which is no column of the first select",
                    spec.operator(),
                    "Select the column, and order by it.");
        }
        return index + 1;
    }

    /** @throws IllegalArgumentException if negative */
    public Combined<R> limit(int rows) {
        return new Combined<>(first, spec, bindings, Operands.notNegative("limit", rows, spec.operator()), offset);
    }

    /** @throws IllegalArgumentException if negative */
    public Combined<R> offset(int rows) {
        return new Combined<>(first, spec, bindings, limit, Operands.notNegative("offset", rows, spec.operator()));
    }

    /** The value of a placeholder of any of the selects. */
    public Combined<R> bind(String placeholder, Object value) {
        return new Combined<>(first, spec, Operands.bind(bindings, placeholder, value), limit, offset);
    }

    /** The SQL that the session's database would get, but for limit and offset; nothing runs. */
    public String sql() {
        return Rendering.sql(spec, bindings, first.implementor());
    }

    /** All rows. */
    public List<R> list() {
        SelectionQuery<Object> query = SelectRun.prepare(spec, bindings, first.implementor());
        if (limit != null) {
            query.setMaxResults(limit);
        }
        query.setFirstResult(offset);
        List<R> rows = new ArrayList<>();
        for (Object row : query.getResultList()) {
            rows.add(first.row().apply(row));
        }
        return rows;
    }

    /** The first row, in the order of the whole. */
    public Optional<R> first() {
        return limit(limit == null ? 1 : Math.min(1, limit)).list().stream().findFirst();
    }
}
