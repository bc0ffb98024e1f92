package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.JoinedSource;
import io.virga.dynamodb.internal.plan.Source;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The FROM clause: its tables in the order of their joins. Joins that Hibernate only might need (an uninitialised group)
 * are not there.
 */
final class FromTranslator {

    /** What is left of a clause with a subquery in it. */
    static final String DERIVED = "derived table";

    private static final String RIGHT = "right join";
    private static final String FULL = "full join";

    private final Catalog catalog;
    private final int first;
    private final List<Found> found = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    /**
     * A table before its join condition is translated: the condition may name any of the clause's tables.
     *
     * @param isMember whether it stands behind an alias whose rows are not the whole table's: one of several classes of table-per-class
     *     inheritance, or a subclass in the table of its hierarchy
     */
    record Found(
            Source source, JoinedSource.Kind kind, @Nullable Predicate on, boolean isMember) {}

    /**
     * @param left what of the clause cannot be said in plain joins
     */
    record From(List<Found> tables, List<String> left) {

        /** Whether a join keeps the rows that its condition is not true of, on the side of the table that it names. */
        boolean keepsJoined() {
            return left.contains(RIGHT) || left.contains(FULL);
        }

        boolean hasUnion() {
            return tables.stream().anyMatch(Found::isMember);
        }

        /** The sources that an alias names alone. */
        List<Source> singles() {
            return tables.stream()
                    .filter(table -> !table.isMember())
                    .map(Found::source)
                    .toList();
        }
    }

    private FromTranslator(Catalog catalog, int first) {
        this.catalog = catalog;
        this.first = first;
    }

    /** @param first the index of the first table among all tables of the statement */
    static From translate(FromClause from, Catalog catalog, int first) {
        var translator = new FromTranslator(catalog, first);
        for (var root : from.getRoots()) {
            var kind = root == from.getRoots().get(0) ? JoinedSource.Kind.ROOT : JoinedSource.Kind.INNER;
            translator.group(root, kind, null);
        }
        return new From(translator.found, translator.left);
    }

    private void group(TableGroup group, JoinedSource.Kind kind, @Nullable Predicate on) {
        if (group.isRealTableGroup() || !(group.getPrimaryTableReference() instanceof NamedTableReference)) {
            if (!group.getNestedTableGroupJoins().isEmpty() && kind == JoinedSource.Kind.LEFT) {
                left.add("nested join");
            }
        }
        if (!group.isVirtual()) {
            table(group.getPrimaryTableReference(), kind, on);
            for (var join : group.getTableReferenceJoins()) {
                var joinKind = kindOf(join.getJoinType(), kind);
                table(join.getJoinedTableReference(), joinKind, join.getPredicate());
            }
        }
        group.getNestedTableGroupJoins().forEach(join -> join(join, kind));
        group.getTableGroupJoins().forEach(join -> join(join, JoinedSource.Kind.ROOT));
    }

    private void join(TableGroupJoin join, JoinedSource.Kind outer) {
        if (join.isInitialized()) {
            group(join.getJoinedGroup(), kindOf(join.getJoinType(), outer), join.getPredicate());
        }
    }

    private JoinedSource.Kind kindOf(SqlAstJoinType type, JoinedSource.Kind outer) {
        return switch (type) {
            case INNER, CROSS -> outer == JoinedSource.Kind.LEFT ? JoinedSource.Kind.LEFT : JoinedSource.Kind.INNER;
            case LEFT -> JoinedSource.Kind.LEFT;
            case RIGHT -> {
                left.add(RIGHT);
                yield JoinedSource.Kind.LEFT;
            }
            case FULL -> {
                left.add(FULL);
                yield JoinedSource.Kind.LEFT;
            }
        };
    }

    private void table(TableReference reference, JoinedSource.Kind kind, @Nullable Predicate on) {
        if (reference instanceof NamedTableReference named) {
            var mapping = catalog.find(named.getTableExpression());
            if (mapping.isPresent()) {
                add(named, mapping.get(), kind, on, false);
                return;
            }
            // a subquery of Hibernate's own: the union of a hierarchy, or (select * from Member t where t.DTYPE=…)
            int before = found.size();
            named.visitAffectedTableNames(name -> {
                catalog.find(name).ifPresent(table -> add(named, table, kind, on, true));
                return null;
            });
            if (found.size() > before) {
                return;
            }
        }
        left.add(DERIVED);
    }

    private void add(
            NamedTableReference named,
            TableMapping mapping,
            JoinedSource.Kind kind,
            @Nullable Predicate on,
            boolean isMember) {
        var alias = named.getIdentificationVariable();
        var source = new Source(first + found.size(), alias == null ? "" : alias, mapping);
        found.add(new Found(source, kind, on, isMember));
    }
}
