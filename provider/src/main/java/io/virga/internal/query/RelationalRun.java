package io.virga.internal.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a relational query: a statement for the root and one for each relation below it, however many rows
 * there are (up to {@link #PARENTS} a statement). Not thread-safe.
 */
public final class RelationalRun {

    /** Databases bind a limited number of parameters: PostgreSQL 65,535, others half of that. */
    static final int PARENTS = 16_384;

    private final SharedSessionContractImplementor session;
    private final Map<String, Object> bindings;

    public RelationalRun(SharedSessionContractImplementor session, Map<String, Object> bindings) {
        this.session = session;
        this.bindings = bindings;
    }

    /** The select of a root, without what hangs on its rows. */
    public static SelectSpec select(LevelSpec root) {
        Source source = new Source(root.entity(), null);
        List<Operand> columns = new ArrayList<>();
        columns.add(root.columns().isEmpty() ? new Operand.Path(source, List.of()) : new Operand.Id(source));
        columns.addAll(root.columns());
        columns.addAll(root.extras());
        return SelectSpec.from(source)
                .columns(columns, root.entity())
                .where(root.where())
                .orderBy(root.orderBy());
    }

    /** The placeholders' values, as far as the root's own conditions and columns name them. */
    public Map<String, Object> ofRoot(LevelSpec root) {
        Bindings.check(
                Shape.placeholders(root), bindings, "query " + root.entity().getSimpleName());
        return Bindings.needed(select(root), bindings);
    }

    /** The rows of the root, with all that hangs on them. */
    public List<Node> run(LevelSpec root) {
        SelectionQuery<Object> query = SelectRun.prepare(select(root), Purpose.ROWS, ofRoot(root), session);
        if (root.limit() != null) {
            query.setMaxResults(root.limit());
        }
        query.setFirstResult(root.offset());
        return nodes(root, query.getResultList());
    }

    /** Rows of {@link #select}, with all that hangs on them. */
    public List<Node> nodes(LevelSpec root, List<?> rows) {
        List<Node> nodes = new ArrayList<>();
        for (Object row : rows) {
            nodes.add(node(root, row instanceof Object[] values ? values : new Object[] {row}, 0));
        }
        fill(root, nodes);
        return nodes;
    }

    private void fill(LevelSpec level, List<Node> nodes) {
        for (LevelSpec.Link link : level.links()) {
            Relation relation = Relation.of(session.getFactory(), level.entity(), link);
            Map<Object, List<Node>> byParent = new HashMap<>();
            Set<Object> ids = new LinkedHashSet<>();
            nodes.forEach(node -> ids.add(node.id()));
            List<Object> parents = List.copyOf(ids);
            for (int from = 0; from < parents.size(); from += PARENTS) {
                List<Object> chunk = parents.subList(from, Math.min(parents.size(), from + PARENTS));
                related(relation.spec(chunk), byParent);
            }
            if (!relation.ranked() && link.level().limited()) {
                byParent.replaceAll((parent, all) -> cut(all, link.level()));
            }
            for (Node node : nodes) {
                node.related().put(link.relation(), byParent.getOrDefault(node.id(), List.of()));
            }
            fill(link.level(), byParent.values().stream().flatMap(List::stream).toList());
        }
    }

    private void related(RelatedSpec spec, Map<Object, List<Node>> byParent) {
        Shape.Parts parts = Shape.of(spec);
        SelectionQuery<Object> query =
                LoweredStatements.of(session.getFactory()).related(spec, parts).query(session);
        Bindings.apply(parts, bindings, query);
        for (Object row : query.getResultList()) {
            @Nullable Object[] values = (Object[]) row;
            byParent.computeIfAbsent(values[0], parent -> new ArrayList<>()).add(node(spec.level(), values, 1));
        }
    }

    private static List<Node> cut(List<Node> all, LevelSpec level) {
        int from = Math.min(all.size(), level.offset());
        int to = level.limit() == null ? all.size() : (int) Math.min(all.size(), (long) from + level.limit());
        return all.subList(from, to);
    }

    /** @param first the position of the entity, or of its id where columns were asked for */
    private Node node(LevelSpec level, @Nullable Object[] values, int first) {
        Object head = java.util.Objects.requireNonNull(values[first]);
        List<@Nullable Object> rest = new ArrayList<>();
        for (int i = first + 1; i < values.length; i++) {
            rest.add(values[i]);
        }
        return level.columns().isEmpty()
                ? new Node(head, identifier(head), rest, new HashMap<>())
                : new Node(null, head, rest, new HashMap<>());
    }

    private Object identifier(Object entity) {
        Object id = session.getContextEntityIdentifier(entity);
        return id == null ? entity : id;
    }
}
