package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.KeyPart;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.plan.AccessPath;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.translate.NativeText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A native query whose text is PartiQL: it is sent as it is, and so read here only for what it selects, from where, and whether it pins a partition.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html">Amazon DynamoDB Developer Guide, "PartiQL
 *     select statements for DynamoDB"</a>
 */
final class PartiQlTranslator {

    private final NativeText text;
    private final Catalog catalog;

    private PartiQlTranslator(String sql, Catalog catalog) {
        this.text = NativeText.of(sql);
        this.catalog = catalog;
    }

    static Plan translate(String sql, Catalog catalog) {
        return new PartiQlTranslator(sql, catalog).plan();
    }

    private Plan plan() {
        if (!text.is(0, "SELECT")) {
            return refused(
                    "PARTIQL_READS_ONLY",
                    "a statement that is no SELECT",
                    "Write by entities or by SQL, which keep conditions, guards and indexes.");
        }
        int from = text.find(1, List.of("FROM"));
        int where = text.find(from, List.of("WHERE", "ORDER"));
        if (text.find(from, List.of("LIMIT", "FETCH", "OFFSET")) < text.tokens().size()) {
            return refused(
                    "PARTIQL_LIMIT",
                    "a first or a maximum result, which PartiQL does not have",
                    "Take what you need from getResultStream(), which reads page by page.");
        }
        var columns = columns(from);
        if (columns.isEmpty()) {
            return refused(
                    "PARTIQL_COLUMNS",
                    "a select list of other than attributes, or of all by a star",
                    "Select attributes by their names, or * for each item as a JSON document.");
        }
        var table = from + 1 < text.tokens().size() ? name(from + 1) : "";
        var physical = catalog.physicalTables().stream()
                .filter(known -> known.name().equals(table))
                .findFirst();
        if (physical.isEmpty()) {
            return refused(
                    "PARTIQL_TABLE",
                    "table " + table + ", in which no entity of the unit lives",
                    "Known are "
                            + catalog.physicalTables().stream()
                                    .map(PhysicalTable::name)
                                    .toList() + ".");
        }
        var index = text.is(from + 2, ".") && from + 3 < text.tokens().size() ? name(from + 3) : "";
        var scan = pins(physical.get(), index, where)
                ? Optional.<AccessPath.Scan>empty()
                : Optional.of(scan(physical.get(), where));
        return new Plan.PartiQl(
                text.text(0, text.tokens().size()),
                physical.get(),
                index,
                columns.get().equals(List.of("*")) ? List.of() : columns.get(),
                scan);
    }

    private AccessPath.Scan scan(PhysicalTable table, int where) {
        var mappings = catalog.tablesIn(table);
        var condition = where < text.tokens().size()
                ? text.text(where + 1, text.tokens().size())
                : "";
        return new AccessPath.Scan(
                table, mappings, List.of(new AccessPath.Unserved(mappings.get(0), condition, List.of())));
    }

    /** A name as DynamoDB has it: its case matters, with quotes or without. */
    private String name(int token) {
        Token found = text.tokens().get(token);
        return found.kind() == NativeText.Kind.QUOTED ? found.text() : text.text(token, token + 1);
    }

    /** Empty where one of them is no attribute. */
    private Optional<List<String>> columns(int from) {
        if (from == 2 && text.is(1, "*")) {
            return Optional.of(List.of("*"));
        }
        var columns = new ArrayList<String>();
        for (int i = 1; i < from; i += 2) {
            if (!text.tokens().get(i).isName() || i + 1 < from && !text.is(i + 1, ",")) {
                return Optional.empty();
            }
            columns.add(name(i));
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }

    /** Whether the condition is a conjunction that says what the partition key is: else DynamoDB scans. */
    private boolean pins(PhysicalTable table, String index, int where) {
        if (where >= text.tokens().size()
                || !text.is(where, "WHERE")
                || text.find(where, List.of("OR")) < text.tokens().size()) {
            return false;
        }
        var keys = index.isEmpty()
                ? List.of(table.partitionKey())
                : catalog.tablesIn(table).stream()
                        .flatMap(mapping -> mapping.indexes().stream())
                        .filter(candidate -> candidate.index().equals(index))
                        .findFirst()
                        .map(found -> found.partition().stream()
                                .map(KeyPart::attribute)
                                .toList())
                        .orElse(List.of());
        return !keys.isEmpty() && keys.stream().allMatch(key -> isPinned(key, where));
    }

    private boolean isPinned(String key, int where) {
        for (int at = where; at < text.tokens().size(); at = text.find(at + 1, List.of("AND"))) {
            if (at + 2 < text.tokens().size()
                    && text.tokens().get(at + 1).isName()
                    && name(at + 1).equals(key)
                    && (text.is(at + 2, "=") || text.is(at + 2, "IN"))) {
                return true;
            }
        }
        return false;
    }

    private Plan refused(String code, String what, String remedy) {
        return new Plan.Refused(
                code,
                what + " is not sent as PartiQL",
                text.sql().substring(0, Math.min(80, text.sql().length())),
                remedy);
    }
}
