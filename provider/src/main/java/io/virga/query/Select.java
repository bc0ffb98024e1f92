package io.virga.query;

import io.virga.internal.query.Predicate;
import io.virga.internal.query.Problems;
import io.virga.internal.query.Purpose;
import io.virga.internal.query.SelectRun;
import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.SortSpec;
import jakarta.persistence.NonUniqueResultException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;

/**
 * A select: an immutable value, each clause answers a new one. {@link #list}, {@link #first}, {@link #unique}, {@link
 * #count} and {@link #exists} run it in its session; entities in the result are managed. As thread-safe as its session.
 *
 * @param <R> what one row is
 */
public final class Select<R> {

    private final Session session;
    private final SelectSpec spec;
    private final Map<String, Object> bindings;

    Select(Session session, SelectSpec spec, Map<String, Object> bindings) {
        this.session = session;
        this.spec = spec;
        this.bindings = bindings;
    }

    SelectSpec spec() {
        return spec;
    }

    /** Rows that meet all conditions, and those of earlier calls. */
    public Select<R> where(Condition... conditions) {
        List<Predicate> all = new ArrayList<>(spec.where());
        for (Condition condition : conditions) {
            all.add(condition.predicate());
        }
        return with(spec.where(all));
    }

    /** Behind the keys of earlier calls. */
    public Select<R> orderBy(Sort... keys) {
        List<SortSpec> all = new ArrayList<>(spec.orderBy());
        for (Sort key : keys) {
            all.add(key.spec());
        }
        return with(spec.orderBy(all));
    }

    public Select<R> distinct() {
        return with(spec.distinct(true));
    }

    /**
     * @param rows at most so many, 0 for none
     * @throws IllegalArgumentException if negative
     */
    public Select<R> limit(int rows) {
        return with(spec.limit(notNegative("limit", rows)));
    }

    /**
     * @param rows so many are left out, from the first on
     * @throws IllegalArgumentException if negative
     */
    public Select<R> offset(int rows) {
        return with(spec.offset(notNegative("offset", rows)));
    }

    /** The value of a placeholder; a second value for a name replaces the first. */
    public Select<R> bind(String placeholder, Object value) {
        Map<String, Object> all = new HashMap<>(bindings);
        all.put(placeholder, value);
        return new Select<>(session, spec, Map.copyOf(all));
    }

    /** The same statement in another session. */
    public Select<R> on(Session other) {
        return new Select<>(other, spec, bindings);
    }

    /** All rows. */
    public List<R> list() {
        return rows(spec.limit()).getResultList();
    }

    /** The first row, in the statement's order. */
    public Optional<R> first() {
        return rows(spec.limit() == null ? 1 : Math.min(1, spec.limit())).getResultList().stream()
                .findFirst();
    }

    /**
     * The only row.
     *
     * @throws NonUniqueResultException if there are more
     */
    public Optional<R> unique() {
        List<R> rows =
                rows(spec.limit() == null ? 2 : Math.min(2, spec.limit())).getResultList();
        if (rows.size() > 1) {
            throw new NonUniqueResultException("NOT_UNIQUE: more than one row [select from " + spec.from()
                    + "]. Narrow the condition, or ask for first().");
        }
        return rows.stream().findFirst();
    }

    /** The number of rows, whatever limit and offset say. */
    public long count() {
        return (Long) prepare(Purpose.COUNT).getSingleResult();
    }

    /** Whether there is a row, whatever limit and offset say. */
    public boolean exists() {
        return (Boolean) prepare(Purpose.EXISTS).getSingleResult();
    }

    private SelectionQuery<R> rows(@org.jspecify.annotations.Nullable Integer limit) {
        @SuppressWarnings("unchecked") // R is what the columns of the statement make
        SelectionQuery<R> query = (SelectionQuery<R>) prepare(Purpose.ROWS);
        if (limit != null) {
            query.setMaxResults(limit);
        }
        if (spec.offset() > 0) {
            query.setFirstResult(spec.offset());
        }
        return query;
    }

    private SelectionQuery<Object> prepare(Purpose purpose) {
        return SelectRun.prepare(spec, purpose, bindings, session.unwrap(SharedSessionContractImplementor.class));
    }

    private Select<R> with(SelectSpec changed) {
        return new Select<>(session, changed, bindings);
    }

    private int notNegative(String clause, int rows) {
        if (rows < 0) {
            throw Problems.invalid(
                    "NEGATIVE_" + clause.toUpperCase(java.util.Locale.ROOT),
                    clause + "(" + rows + ")",
                    "select from " + spec.from(),
                    "Use 0 or more.");
        }
        return rows;
    }
}
