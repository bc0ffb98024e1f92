package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidualEngineTest {

    private static final ResidualLimits LIMITS = ResidualLimits.heldRows(1_000);

    private static final ResidualTable CUSTOMER = new ResidualTable(
            "Customer",
            List.of(
                    new ResidualColumn("id", AttributeType.INTEGER, "bigint"),
                    new ResidualColumn("name", AttributeType.STRING, "varchar(40)")));
    private static final ResidualTable ORDER = new ResidualTable(
            "shop.\"Order\"",
            List.of(
                    new ResidualColumn("id", AttributeType.INTEGER, "bigint"),
                    new ResidualColumn("customer_id", AttributeType.INTEGER, "bigint"),
                    new ResidualColumn("total", AttributeType.DECIMAL, "numeric(10,2)")));

    private static final List<Object[]> CUSTOMERS = List.of(row(1L, "Ada"), row(2L, "Bob"), row(3L, "Cid"));
    private static final List<Object[]> ORDERS = List.of(
            row(10L, 1L, new BigDecimal("5")), row(11L, 1L, new BigDecimal("7.5")), row(12L, 2L, new BigDecimal("1")));

    private final ResidualEngine engine = new ResidualEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void joins_groups_and_sorts() throws Exception {
        assertThat(
                        run(
                                "select c.name, count(o.id), sum(o.total) from Customer c"
                                        + " left join shop.\"Order\" o on o.customer_id = c.id group by c.name order by 3 desc nulls last"))
                .containsExactly("Ada|2|12.50", "Bob|1|1.00", "Cid|0|null");
    }

    @Test
    void rows_in_no_order_are_sorted_before_they_are_cut() throws Exception {
        var statement = engine.prepare(
                "select distinct c.id, upper(c.name) from Customer c order by c.id offset 1 rows fetch first 2 rows only",
                List.of(CUSTOMER));
        var unsorted = List.of(row(3L, "Cid"), row(1L, "Ada"), row(4L, "Dan"), row(2L, "Bob"));
        var answer = statement.execute(Map.of(CUSTOMER, RowSource.of(unsorted)), List.of(), LIMITS, new Cancellation());
        assertThat(read(answer)).containsExactly("2|BOB", "3|CID");
    }

    @Test
    void binds_parameters_in_the_order_of_the_text() throws Exception {
        assertThat(run(
                        "select o.id from shop.\"Order\" o where o.total > ? and o.customer_id = ?",
                        new BigDecimal("5"),
                        1))
                .containsExactly("11");
    }

    @Test
    void a_catalog_in_the_text_is_ignored() throws Exception {
        assertThat(run("select count(*) from data.shop.\"Order\"")).containsExactly("3");
    }

    @Test
    void equal_names_in_two_schemas_are_two_tables() throws Exception {
        var a = new ResidualTable("a.t", CUSTOMER.columns());
        var b = new ResidualTable("b.t", CUSTOMER.columns());
        var statement = engine.prepare("select x.name, y.name from a.t x join b.t y on x.id = y.id", List.of(a, b));
        var rows = Map.of(
                a,
                RowSource.of(List.<Object[]>of(row(1L, "left"))),
                b,
                RowSource.of(List.<Object[]>of(row(1L, "right"))));
        assertThat(read(statement.execute(rows, List.of(), LIMITS, new Cancellation())))
                .containsExactly("left|right");
    }

    @Test
    void the_same_statement_sees_the_rows_of_each_execution() throws Exception {
        var statement =
                engine.prepare("select count(*), (select max(name) from Customer) from Customer", List.of(CUSTOMER));
        for (int n = 1; n <= 3; n++) {
            var rows = Map.of(CUSTOMER, RowSource.of(CUSTOMERS.subList(0, n)));
            assertThat(read(statement.execute(rows, List.of(), LIMITS, new Cancellation())))
                    .containsExactly(n + "|" + CUSTOMERS.get(n - 1)[1]);
        }
    }

    @Test
    void equal_text_and_tables_are_one_statement() {
        assertThat(engine.prepare("select 1", List.of(CUSTOMER)))
                .isSameAs(engine.prepare("select 1", List.of(CUSTOMER)));
        assertThat(engine.prepare("select 1", List.of())).isNotSameAs(engine.prepare("select 1", List.of(CUSTOMER)));
    }

    @Test
    void a_result_stays_readable_beside_others_and_after_the_engine() throws Exception {
        var statement = engine.prepare("select name from Customer order by id", List.of(CUSTOMER));
        var first = statement.execute(sources(), List.of(), LIMITS, new Cancellation());
        assertThat(first.next()).isTrue();
        var second = statement.execute(sources(), List.of(), LIMITS, new Cancellation());
        assertThat(read(second)).containsExactly("Ada", "Bob", "Cid");
        engine.close();
        assertThat(first.getString(1)).isEqualTo("Ada");
        assertThat(first.next()).isTrue();
        assertThat(first.getString("NAME")).isEqualTo("Bob");
        first.close();
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void a_limit_without_an_order_stops_reading() throws Exception {
        var source = new CountingSource(CUSTOMERS);
        var statement = engine.prepare("select name from Customer fetch first 2 rows only", List.of(CUSTOMER));
        statement.execute(Map.of(CUSTOMER, source), List.of(), LIMITS, new Cancellation());
        assertThat(source.taken).isEqualTo(2);
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void a_source_is_read_once_however_often_the_table_is_scanned() throws Exception {
        var source = new CountingSource(CUSTOMERS);
        var statement =
                engine.prepare("select count(*) from Customer a, Customer b where a.id < b.id", List.of(CUSTOMER));
        var result = statement.execute(Map.of(CUSTOMER, source), List.of(), LIMITS, new Cancellation());
        assertThat(read(result)).containsExactly("3");
        assertThat(source.taken).isEqualTo(3);
    }

    @Test
    void result_rows_are_cut_at_the_limit_of_the_statement() throws Exception {
        var statement = engine.prepare("select name from Customer order by name desc", List.of(CUSTOMER));
        assertThat(read(statement.execute(sources(), List.of(), LIMITS.withResultRows(2), new Cancellation())))
                .containsExactly("Cid", "Bob");
    }

    @Test
    void a_result_can_be_read_backwards() throws Exception {
        var statement = engine.prepare("select name from Customer order by id", List.of(CUSTOMER));
        try (var result = statement.execute(sources(), List.of(), LIMITS, new Cancellation())) {
            assertThat(result.last()).isTrue();
            assertThat(result.getRow()).isEqualTo(3);
            assertThat(result.previous()).isTrue();
            assertThat(result.getString(1)).isEqualTo("Bob");
            assertThat(result.absolute(1)).isTrue();
            assertThat(result.getString(1)).isEqualTo("Ada");
        }
    }

    @Test
    void too_few_parameters_are_an_error_of_the_caller() {
        assertThatThrownBy(() -> run("select * from Customer where id = ?"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("07001"));
    }

    @Test
    void every_source_is_closed_even_when_one_cannot_be() {
        var failing = new CountingSource(CUSTOMERS) {
            @Override
            public void close() {
                super.close();
                throw new IllegalStateException("close");
            }
        };
        var other = new CountingSource(ORDERS);
        var statement = engine.prepare("select 1 / 0 from Customer", List.of(CUSTOMER, ORDER));
        assertThatThrownBy(() -> statement.execute(
                        Map.of(CUSTOMER, failing, ORDER, other), List.of(), LIMITS, new Cancellation()))
                .isInstanceOf(SQLException.class)
                .hasSuppressedException(new IllegalStateException("close"));
        assertThat(failing.closed + other.closed).isEqualTo(2);
    }

    @Test
    void for_update_is_accepted() throws Exception {
        assertThat(run("select c.id from Customer c where c.id = 2 for update")).containsExactly("2");
        assertThat(run("select c.id from Customer c where c.id = 2 for update skip locked"))
                .containsExactly("2");
    }

    @Test
    void too_many_rows_are_refused_before_they_are_held() {
        var source = new CountingSource(
                IntStream.range(0, 50).mapToObj(i -> row((long) i, "n")).toList());
        var statement = engine.prepare("select name from Customer order by name", List.of(CUSTOMER));
        assertThatThrownBy(() -> statement.execute(
                        Map.of(CUSTOMER, source), List.of(), ResidualLimits.heldRows(10), new Cancellation()))
                .isInstanceOf(Refusal.class)
                .hasMessage("RESIDUAL_TOO_LARGE: more than 10 rows would have to be held in memory to answer the"
                        + " statement [Customer; virga.dynamodb.residual.max-rows=10]. Restrict the statement by a key or"
                        + " an indexed attribute, read it in pages, or raise virga.dynamodb.residual.max-rows if the"
                        + " memory is there.");
        assertThat(source.taken).isEqualTo(11);
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void a_join_that_explodes_is_refused() {
        var rows = IntStream.range(0, 1_000).mapToObj(i -> row((long) i, "n")).toList();
        var statement = engine.prepare("select a.id, b.id from Customer a, Customer b order by 2", List.of(CUSTOMER));
        assertThatThrownBy(() ->
                        statement.execute(Map.of(CUSTOMER, RowSource.of(rows)), List.of(), LIMITS, new Cancellation()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("RESIDUAL_TOO_LARGE: a join gives more than 10000 rows [Customer;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select * from Customer c, lateral (select 1) x; LATERAL",
                "select name, count(*) from Customer group by rollup(name); ROLLUP",
                "select name, count(*) from Customer group by cube (name); CUBE",
                "select name, count(*) from Customer group by grouping  sets((name),()); GROUPING SETS",
                "select * from Customer a full join Customer b on a.id = b.id; FULL JOIN",
                "select * from Customer a full outer join Customer b on a.id = b.id; FULL JOIN",
            })
    void what_h2_lacks_is_refused_by_name(String sql, String name) {
        assertThatThrownBy(() -> run(sql))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SQL_NOT_SUPPORTED: " + name + " is not supported [statement]. ");
    }

    @Test
    void the_words_alone_are_not_refused() throws Exception {
        assertThat(run("select 'rollup(' || name from Customer where id = 1 /* full join */"))
                .containsExactly("rollup(Ada");
        assertThatThrownBy(() -> run("select 'full join' from Nowhere"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).startsWith("42S0"));
    }

    @ParameterizedTest
    @CsvSource({
        "select 1 / (id - 1) from Customer, 22012",
        "select cast(name as integer) from Customer, 22018",
        "select cast(id + 1000 as tinyint) from Customer, 22003",
        "selec, 42001",
    })
    void errors_keep_the_sqlstate_of_h2(String sql, String state) {
        assertThatThrownBy(() -> run(sql)).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                .isEqualTo(state));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from csvread('/etc/passwd')",
                "select file_read('/etc/passwd')",
                "create alias x as 'int x() { return 1; }'",
                "create table x(id int)",
                "shutdown",
                "select 1; shutdown",
                "select 1; create schema x",
                "call csvwrite('target/x.csv', 'select 1')",
                "select file_write('x', 'target/x')",
                "select * from link_schema('x', '', 'jdbc:h2:mem:', 'sa', '', 'PUBLIC')",
                "script to 'target/x.sql'",
                "runscript from 'target/x.sql'",
                "select abort_session(1)",
                "insert into Customer values (9, 'Eve')",
                "delete from Customer",
            })
    void sql_that_leaves_the_rows_fails(String sql) throws Exception {
        assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class);
        assertThat(run("select count(*) from Customer;")).containsExactly("3");
    }

    @Test
    void what_a_source_throws_reaches_the_caller_unchanged() {
        var failure = new IllegalStateException("page 2");
        RowSource source = () -> {
            throw failure;
        };
        var statement = engine.prepare("select * from Customer", List.of(CUSTOMER));
        assertThatThrownBy(() -> statement.execute(Map.of(CUSTOMER, source), List.of(), LIMITS, new Cancellation()))
                .isSameAs(failure);
    }

    private List<String> run(String sql, Object... parameters) throws SQLException {
        var statement = engine.prepare(sql, List.of(CUSTOMER, ORDER));
        return read(statement.execute(sources(), List.of(parameters), LIMITS, new Cancellation()));
    }

    private static Map<ResidualTable, RowSource> sources() {
        return Map.of(CUSTOMER, RowSource.of(CUSTOMERS), ORDER, RowSource.of(ORDERS));
    }

    static Object[] row(Object... values) {
        return values;
    }

    static List<String> read(ResultSet result) throws SQLException {
        var rows = new ArrayList<String>();
        try (result) {
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(i > 1 ? "|" : "").append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static class CountingSource implements RowSource {
        private final List<Object[]> rows;
        int taken;
        int closed;

        CountingSource(List<Object[]> rows) {
            this.rows = rows;
        }

        @Override
        public Iterator<Object[]> rows() {
            return rows.stream().peek(row -> taken++).iterator();
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
