package io.virga.dynamodb.internal.translate;

import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.RowWrite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Native SQL over the tables of the entities, in H2's dialect. A query is the residual's alone, which asks for the rows as it
 * needs them; a write is turned into the query of the rows that it writes, and each row becomes a write as a flush does it.
 */
final class NativeTranslator {

    private static final List<String> QUERIES = List.of("SELECT", "WITH", "VALUES", "TABLE", "(");

    private final NativeText text;
    private final Catalog catalog;

    private NativeTranslator(String sql, Catalog catalog) {
        this.text = NativeText.of(sql);
        this.catalog = catalog;
    }

    static Plan translate(String sql, Catalog catalog) {
        return new NativeTranslator(sql, catalog).plan();
    }

    private Plan plan() {
        if (QUERIES.stream().anyMatch(word -> text.is(0, word))) {
            return rows(text.sql(), List.of());
        }
        if (text.is(0, "DELETE") && text.is(1, "FROM")) {
            return write(RowWrite.Kind.DELETE, 2);
        }
        if (text.is(0, "UPDATE")) {
            return write(RowWrite.Kind.UPDATE, 1);
        }
        if (text.is(0, "INSERT") && text.is(1, "INTO")) {
            return write(RowWrite.Kind.INSERT, 2);
        }
        return refused("a statement that begins with "
                + (text.tokens().isEmpty() ? "nothing" : text.tokens().get(0).text()));
    }

    /** No step fetches the tables: they are asked for the rows that the text needs. */
    private Plan.Residual rows(String sql, List<TableMapping> written) {
        var tables = new LinkedHashSet<TableMapping>();
        for (var token : text.tokens()) {
            if (token.isName()) {
                catalog.tables().stream()
                        .filter(table -> NativeText.lastName(table.name()).equals(token.text()))
                        .forEach(tables::add);
            }
        }
        return new Plan.Residual(
                sql, List.of(), List.copyOf(tables), "native SQL", NamedColumns.in(sql, tables, written));
    }

    /** @param at the token at which the table's name begins */
    private Plan write(RowWrite.Kind kind, int at) {
        int behind = at;
        while (behind < text.tokens().size() && text.tokens().get(behind).isName() && text.is(behind + 1, ".")) {
            behind += 2;
        }
        var name = behind < text.tokens().size() ? text.tokens().get(behind).text() : "";
        var found = catalog.tables().stream()
                .filter(table -> NativeText.lastName(table.name()).equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return new Plan.Refused(
                    "NATIVE_SQL", "no entity has a table " + name, text.sql(), "Known are " + catalog.tables() + ".");
        }
        var mapping = found.get();
        return switch (kind) {
            case DELETE -> delete(mapping, at, behind + 1);
            case UPDATE -> update(mapping, at, behind + 1);
            case INSERT -> insert(mapping, behind + 1);
        };
    }

    private Plan delete(TableMapping mapping, int table, int at) {
        if (at == text.tokens().size() || at + 1 == text.tokens().size() && text.is(at, ";")) {
            return BulkTranslator.clearing(mapping, catalog);
        }
        return new Plan.Bulk(
                rows(
                        "/* delete */ select " + String.join(", ", identity(mapping, alias(at), table, at)) + " from "
                                + text.text(table, text.tokens().size()),
                        List.of(mapping)),
                BulkTranslator.write(RowWrite.Kind.DELETE, mapping, List.of(), Set.of()));
    }

    private Plan update(TableMapping mapping, int table, int at) {
        int set = text.find(at, List.of("SET"));
        int where = text.find(set, List.of("WHERE", "FETCH", "LIMIT"));
        var columns = new ArrayList<String>();
        var selected = new ArrayList<String>();
        for (int i = set + 1; i < where; ) {
            int end = Math.min(where, text.find(i, List.of(",")));
            int equals = text.find(i, List.of("="));
            var column = equals > i && equals < end ? column(mapping, equals - 1) : Optional.<String>empty();
            if (column.isEmpty()) {
                return refused("an assignment " + text.text(i, end));
            }
            columns.add(column.get());
            selected.add(cast(mapping, column.get(), text.text(equals + 1, end)));
            i = end + 1;
        }
        if (columns.isEmpty()) {
            return refused("an update that sets no column");
        }
        selected.addAll(identity(mapping, alias(at), table, at));
        return new Plan.Bulk(
                rows(
                        "/* update */ select " + String.join(", ", selected) + " from " + text.text(table, set) + " "
                                + text.text(where, text.tokens().size()),
                        List.of(mapping)),
                BulkTranslator.write(RowWrite.Kind.UPDATE, mapping, columns, Set.of()));
    }

    private Plan insert(TableMapping mapping, int at) {
        var columns = new ArrayList<String>();
        int source = at;
        if (text.is(at, "(") && !text.is(at + 1, "SELECT")) {
            int end = text.find(at + 1, List.of());
            for (int i = at + 1; i < end; i += 2) {
                var column = column(mapping, i);
                if (column.isEmpty() || !(text.is(i + 1, ",") || i + 1 == end)) {
                    return refused("a column " + text.text(i, i + 1) + " of " + mapping.name());
                }
                columns.add(column.get());
            }
            source = end + 1;
        } else {
            mapping.attributes().forEach(attribute -> columns.add(attribute.column()));
        }
        var write = BulkTranslator.write(RowWrite.Kind.INSERT, mapping, columns, Set.of());
        if (text.is(source, "VALUES")) {
            return values(mapping, columns, source + 1)
                    .<Plan>map(rows -> new Plan.Bulk(rows(rows, List.of()), write))
                    .orElseGet(() -> refused("a list of values that is not as long as that of the columns"));
        }
        int query = source;
        return QUERIES.stream().anyMatch(word -> text.is(query, word))
                ? new Plan.Bulk(
                        rows("/* insert */ " + text.text(query, text.tokens().size()), List.of()), write)
                : refused("an insert of "
                        + text.text(query, Math.min(query + 1, text.tokens().size())));
    }

    /** A parameter has no type of its own in a SELECT clause, so each value is cast to its column's. */
    private Optional<String> values(TableMapping mapping, List<String> columns, int from) {
        var rows = new ArrayList<String>();
        for (int i = from; i < text.tokens().size(); ) {
            int close = text.is(i, "(") ? text.find(i + 1, List.of()) : i;
            var row = new ArrayList<String>();
            for (int k = i + 1; k < close; ) {
                int end = Math.min(close, text.find(k, List.of(",")));
                if (row.size() == columns.size()) {
                    return Optional.empty();
                }
                row.add(cast(mapping, columns.get(row.size()), text.text(k, end)));
                k = end + 1;
            }
            if (row.size() != columns.size()) {
                return Optional.empty();
            }
            rows.add("select " + String.join(", ", row));
            if (close + 1 < text.tokens().size() && !text.is(close + 1, ",")) {
                return Optional.empty();
            }
            i = close + 2;
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of("/* insert */ " + String.join(" union all ", rows));
    }

    private static String cast(TableMapping mapping, String column, String expression) {
        return "cast(" + expression + " as " + mapping.attribute(column).sqlType() + ")";
    }

    private Optional<String> column(TableMapping mapping, int token) {
        var name = text.tokens().get(token);
        return !name.isName()
                ? Optional.empty()
                : mapping.attributes().stream()
                        .map(attribute -> attribute.column())
                        .filter(column -> NativeText.lastName(column).equals(name.text()))
                        .findFirst();
    }

    /** What the statement calls its table, empty where it gives no other name. */
    private String alias(int at) {
        int name = text.is(at, "AS") ? at + 1 : at;
        boolean given = name < text.tokens().size()
                && text.tokens().get(name).isName()
                && List.of("SET", "WHERE", "FETCH", "LIMIT").stream().noneMatch(word -> text.is(name, word));
        return given ? text.text(name, name + 1) : "";
    }

    private List<String> identity(TableMapping mapping, String alias, int table, int at) {
        var name = alias.isEmpty() ? text.text(table, at) : alias;
        return BulkTranslator.identity(mapping).stream()
                .map(column -> name + "." + column)
                .toList();
    }

    private Plan refused(String what) {
        return new Plan.Refused(
                "NATIVE_SQL",
                what + " is no native SQL that is understood",
                text.sql().substring(0, Math.min(80, text.sql().length())),
                "Write SELECT, WITH, VALUES, INSERT INTO, UPDATE or DELETE FROM over the tables of entities, in H2's dialect.");
    }
}
