package io.virga.query;

import io.virga.internal.query.Operand;
import io.virga.internal.query.Problems;
import io.virga.internal.query.SelectSpec;
import io.virga.internal.query.Source;
import io.virga.internal.query.TableSpec;
import jakarta.persistence.metamodel.Bindable;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A select as a source of other selects: {@code from (select …) name}, or {@code with name as (select …)}. It sees no
 * source of the select that names it. Immutable.
 *
 * <pre>{@code
 * Expression<Long> posts = count(Post_.id);
 * Derived authors = Derived.of("authors", db.select(path(Post_.author).get(User_.id), posts).from(Post.class).groupBy(…));
 * db.select(User_.name, authors.get(posts)).from(User.class).innerJoin(authors, eq(authors.get(…), User_.id)).list();
 * }</pre>
 */
public final class Derived {

    private final String name;
    private final List<Operand> columns;
    private final @Nullable TableSpec table;

    private Derived(String name, List<Operand> columns, @Nullable TableSpec table) {
        this.name = name;
        this.columns = columns;
        this.table = table;
    }

    /**
     * A derived table: {@code from (select …) name}.
     *
     * @param name a Java identifier, unique in its statement
     * @throws IllegalArgumentException if the name is none, or the select has no columns of its own
     */
    public static Derived of(String name, Select<?> query) {
        SelectSpec spec = checked(name, query);
        return new Derived(name, spec.columns(), new TableSpec(name, TableSpec.Kind.DERIVED, spec, null));
    }

    /**
     * A common table expression: {@code with name as (select …)}. What names it several times in one statement reads it as
     * one.
     *
     * @throws IllegalArgumentException see {@link #of}
     */
    public static Derived with(String name, Select<?> query) {
        SelectSpec spec = checked(name, query);
        return new Derived(name, spec.columns(), new TableSpec(name, TableSpec.Kind.WITH, spec, null));
    }

    /**
     * A recursive common table expression: the rows of the base, and what the step makes of rows that are already there,
     * until it makes none.
     *
     * @param step a select of as many columns, from or joined with its argument
     * @throws IllegalArgumentException see {@link #of}, and if the step selects another number of columns
     */
    public static Derived recursive(String name, Select<?> base, Function<Derived, Select<?>> step) {
        SelectSpec spec = checked(name, base);
        SelectSpec next = step.apply(new Derived(name, spec.columns(), null)).spec();
        if (next.columns().size() != spec.columns().size()) {
            throw Problems.invalid(
                    "COLUMN_COUNT",
                    "the step selects " + next.columns().size() + " columns, the base "
                            + spec.columns().size(),
                    "with recursive " + name,
                    "Select as many, in the same order.");
        }
        return new Derived(name, spec.columns(), new TableSpec(name, TableSpec.Kind.WITH, spec, next));
    }

    /**
     * A column of its rows.
     *
     * @param column as the select names it
     * @throws IllegalArgumentException if it does not
     */
    public <T> Path<T> get(Bindable<T> column) {
        int index = columns.indexOf(Operands.of(column));
        if (index < 0) {
            throw Problems.invalid(
                    "UNKNOWN_COLUMN",
                    Columns.name(column, 0) + " is no column of " + name,
                    columns,
                    "Select it in " + name + ", and keep the expression.");
        }
        return new Path<>(
                new Operand.Path(source(), List.of(TableSpec.column(index))),
                column.getBindableJavaType(),
                name + "." + Columns.name(column, index));
    }

    Source source() {
        return TableSpec.source(name);
    }

    /** The tables of a select that names this one too. */
    List<TableSpec> among(List<TableSpec> tables) {
        if (table == null || tables.contains(table)) {
            return tables;
        }
        List<TableSpec> all = new java.util.ArrayList<>(tables);
        all.add(table);
        return all;
    }

    private static SelectSpec checked(String name, Select<?> query) {
        if (!SourceVersion.isIdentifier(name)) {
            throw Problems.invalid("TABLE_NAME", "'" + name + "' is no identifier", "table", "Use letters and digits.");
        }
        if (query.spec().columns().isEmpty()) {
            throw Problems.invalid(
                    "NO_COLUMNS",
                    "the select names no columns",
                    "table " + name,
                    "Select columns: select(User_.id, User_.name).from(User.class).");
        }
        return query.spec();
    }

    @Override
    public String toString() {
        return name;
    }
}
