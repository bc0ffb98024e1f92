package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.plan.Projection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, read when they are asked for: all of them by a scan, or those of some keys. Rows are canonical values
 * by column position; what a key reads beyond its rows is not dropped. Used by the thread of its connection only.
 */
public final class AskedTable {

    private final TableMapping mapping;
    private final Projection projection;
    private final SelectRun run;

    AskedTable(TableMapping mapping, Projection projection, SelectRun run) {
        this.mapping = mapping;
        this.projection = projection;
        this.run = run;
    }

    public TableMapping mapping() {
        return mapping;
    }

    /** The keys that rows can be asked for by, as lists of columns. */
    public List<List<String>> keys() {
        return Planner.keys(mapping);
    }

    /**
     * Every row, page by page.
     *
     * @throws io.virga.dynamodb.internal.model.Refusal where scans are forbidden
     */
    public Iterator<@Nullable Object[]> all() {
        return run.rows(Planner.scan(mapping), mapping, projection, List.of(List.of()));
    }

    /**
     * The rows of some keys, in one wave of requests.
     *
     * @param columns one of {@link #keys()}
     * @param keys canonical values in the order of the columns
     */
    public Iterator<@Nullable Object[]> find(List<String> columns, List<? extends List<?>> keys) {
        var path = Planner.byKey(mapping, columns).orElseThrow(() -> new AssertionError("no key " + columns));
        return run.rows(path, mapping, projection, keys);
    }
}
