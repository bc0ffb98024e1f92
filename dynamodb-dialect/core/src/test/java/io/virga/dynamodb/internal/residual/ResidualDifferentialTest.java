package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Json;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and H2's own tables give one answer to one text over one set of rows: values, types and errors. */
class ResidualDifferentialTest {

    private static final List<ResidualTable> TABLES = List.of("P", "Q", "R").stream()
            .map(name -> new ResidualTable(name, SampleRows.columns()))
            .toList();
    /** Without H2's cache of statements: a WITH query that is taken out of it may answer with the rows of the time before. */
    private static final String PLAIN = "jdbc:h2:mem:;QUERY_CACHE_SIZE=0";

    /** Not by the columns whose samples are finer than their type: a source cannot be asked for what it does not hold. */
    private static final List<List<Integer>> LOOK_UPS = Stream.of(
                    "b", "s", "n", "z", "u", "d", "x", "y", "e", "c", "t", "da", "b s", "u z")
            .map(names -> Stream.of(names.split(" "))
                    .map(ResidualDifferentialTest::position)
                    .toList())
            .toList();

    private static final int ROUNDS = 20;
    private static final int QUERIES = 40;

    @ParameterizedTest
    @ValueSource(longs = {7, 132})
    void agrees_with_ordinary_tables(long seed) throws Exception {
        var random = new Random(seed);
        var answers = new HashMap<String, Integer>();
        try (var engine = new ResidualEngine();
                var plain = DriverManager.getConnection(PLAIN)) {
            create(plain);
            for (int round = 0; round < ROUNDS; round++) {
                var rows = new HashMap<ResidualTable, List<Object[]>>();
                for (var table : TABLES) {
                    rows.put(table, SampleRows.rows(random, random.nextInt(14)));
                    fill(plain, table, rows.get(table));
                }
                for (int i = 0; i < QUERIES; i++) {
                    var query = new RandomQuery(random);
                    var expected = expected(plain, query);
                    for (boolean keyed : new boolean[] {false, true}) {
                        assertThat(answer(engine, rows, query, keyed))
                                .as("seed %s, keyed %s: %s %s", seed, keyed, query.sql(), query.parameters())
                                .isEqualTo(expected);
                    }
                    answers.merge(
                            expected.size() == 1 ? "empty" : expected.get(0).startsWith("!") ? expected.get(0) : "rows",
                            1,
                            Integer::sum);
                }
            }
        }
        assertThat(answers.get("rows")).as(answers.toString()).isGreaterThan(ROUNDS * QUERIES / 2);
    }

    private static int position(String column) {
        return SampleRows.columns().stream().map(ResidualColumn::name).toList().indexOf(column);
    }

    private static void create(Connection plain) throws SQLException {
        for (var table : TABLES) {
            var columns = table.columns().stream()
                    .map(c -> c.name() + " " + c.sqlType())
                    .collect(Collectors.joining(", "));
            try (var create = plain.createStatement()) {
                create.execute("create table " + table.name() + "(" + columns + ")");
            }
        }
    }

    private static void fill(Connection plain, ResidualTable table, List<Object[]> rows) throws SQLException {
        var values = table.columns().stream()
                .map(c -> c.type() != AttributeType.DOCUMENT ? "?" : c.sqlType().equals("json") ? "? format json" : "?")
                .collect(Collectors.joining(", "));
        try (var clear = plain.createStatement();
                var insert = plain.prepareStatement("insert into " + table.name() + " values (" + values + ")")) {
            clear.execute("truncate table " + table.name());
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, plain(row[i]));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Object plain(Object canonical) {
        return canonical instanceof Json json
                ? json.text()
                : canonical instanceof List<?> elements ? elements.toArray() : canonical;
    }

    private static List<String> expected(Connection plain, RandomQuery query) {
        try (var statement = plain.prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            return read(statement.executeQuery(), query.sql());
        } catch (SQLException e) {
            return List.of("!" + e.getSQLState(), "");
        }
    }

    private static List<String> answer(
            ResidualEngine engine, Map<ResidualTable, List<Object[]>> rows, RandomQuery query, boolean keyed) {
        var sources = rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> keyed ? new KeyedSource(e.getValue(), 5, LOOK_UPS) : RowSource.of(e.getValue())));
        try {
            var result = engine.prepare(query.sql(), TABLES)
                    .execute(sources, query.parameters(), ResidualLimits.heldRows(1_000), new Cancellation());
            return read(result, query.sql());
        } catch (SQLException e) {
            return List.of("!" + e.getSQLState(), "");
        }
    }

    /** The columns' names and types, then the rows, sorted where the text does not sort them. */
    private static List<String> read(ResultSet result, String sql) throws SQLException {
        var rows = new ArrayList<String>();
        var meta = result.getMetaData();
        var head = new StringBuilder();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            head.append(meta.getColumnLabel(i))
                    .append(' ')
                    .append(meta.getColumnTypeName(i))
                    .append('(')
                    .append(meta.getPrecision(i))
                    .append(',')
                    .append(meta.getScale(i))
                    .append(") ");
        }
        try (result) {
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    var value = result.getObject(i);
                    row.append(value == null ? null : value.getClass().getSimpleName())
                            .append(' ')
                            .append(text(value, result.getString(i), sql))
                            .append(" | ");
                }
                rows.add(row.toString());
            }
        }
        if (!sql.contains("offset")) {
            rows.sort(null);
        }
        rows.add(0, head.toString());
        return rows;
    }

    /** Of several equal values in different clothes, an aggregate gives any. */
    private static String text(Object value, String text, String sql) {
        if (!sql.contains("max(")) {
            return text;
        }
        return value instanceof OffsetDateTime time
                ? time.toInstant().toString()
                : value instanceof java.math.BigDecimal number
                        ? number.stripTrailingZeros().toPlainString()
                        : text;
    }
}
