package io.virga.dynamodb.internal.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.AttributeType;
import io.virga.dynamodb.internal.model.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** H2 asks the source by key: how often, and for what. */
class KeyLookUpTest {

    private static final ResidualTable CUSTOMER = table("Customer", "id", "region", "name");
    private static final ResidualTable ORDERS = table("Orders", "id", "customer", "city");
    private static final ResidualTable LINE = table("Line", "order_id", "no", "product");
    private static final ResidualTable PRODUCT = table("Product", "id", "price", "label");

    private final KeyedSource customers = source(300, i -> row(i, 900 + i % 10, "c" + i), List.of(0));
    private final KeyedSource orders = source(600, i -> row(5_000 + i, i % 300, "o" + i), List.of(0), List.of(1));
    private final KeyedSource lines = source(1_800, i -> row(5_000 + i / 3, i % 3, "l" + i), List.of(0), List.of(0, 1));
    private final KeyedSource products = source(50, i -> row(i, i * 10, "p" + i), List.of(0));
    private final ResidualEngine engine = new ResidualEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_key_in_the_text_is_asked_for_and_nothing_else() throws Exception {
        assertThat(run("select city from Orders where id = 5007")).containsExactly("o7");
        assertThat(orders.asked).containsExactly(List.of(List.of(5007L)));
        assertThat(orders.scanned).isFalse();
    }

    @Test
    void a_join_asks_for_the_keys_of_the_rows_to_come() throws Exception {
        assertThat(run("select o.id, c.name from Orders o join Customer c on c.id = o.customer"))
                .hasSize(600);
        assertThat(orders.scanned ^ customers.scanned)
                .as("one side is read whole")
                .isTrue();
        var asked = orders.scanned ? customers.asked : orders.asked;
        assertThat(asked.stream().mapToInt(List::size)).startsWith(1, 8, 64).allMatch(keys -> keys <= 100);
        assertThat(asked.stream().mapToInt(List::size).sum())
                .as("each key once")
                .isEqualTo(300);
        assertThat(asked).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void a_chain_of_joins_goes_in_waves() throws Exception {
        assertThat(run("select l.product from Customer c join Orders o on o.customer = c.id"
                        + " join Line l on l.order_id = o.id where c.id = 5"))
                .hasSize(6);
        assertThat(customers.asked).hasSize(1);
        assertThat(orders.asked).containsExactly(List.of(List.of(5L)));
        assertThat(lines.asked).containsExactly(List.of(List.of(5005L)), List.of(List.of(5305L)));

        lines.asked.clear();
        assertThat(run("select l.product from Orders o join Line l on l.order_id = o.id where o.customer in (1, 2, 3)"))
                .hasSize(18);
        assertThat(lines.asked.stream().mapToInt(List::size).sum()).isEqualTo(6);
    }

    @Test
    void a_key_of_several_columns_is_foreseen_too() throws Exception {
        assertThat(run("select o.id, l.product from Orders o join Line l on l.order_id = o.id and l.no = 1"))
                .hasSize(600);
        assertThat(lines.scanned).isFalse();
        assertThat(lines.asked).hasSizeLessThanOrEqualTo(9);
        assertThat(lines.asked)
                .allSatisfy(keys -> assertThat(keys).allMatch(key -> key.get(1).equals(1L)));
        assertThat(lines.asked.stream().mapToInt(List::size).sum()).isEqualTo(600);
    }

    @Test
    void a_correlated_subquery_asks_ahead() throws Exception {
        assertThat(run("select c.id from Customer c where exists (select 1 from Orders o where o.customer = c.id"
                        + " and o.city like 'o%') and c.region = 903"))
                .hasSize(30);
        assertThat(orders.scanned).isFalse();
        assertThat(orders.asked).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void an_in_list_of_parameters_is_asked_for_together() throws Exception {
        assertThat(run("select city from Orders where id in (?, ?, ?, ?, ?)", 5005, 5001, 5003, 5009, 5007))
                .containsExactlyInAnyOrder("o1", "o3", "o5", "o7", "o9");
        assertThat(orders.asked.stream().mapToInt(List::size)).containsExactly(1, 4);
        assertThat(orders.scanned).isFalse();
    }

    @Test
    void the_most_precise_look_up_is_taken() throws Exception {
        assertThat(run("select product from Line where order_id = 5004 and no = 2"))
                .containsExactly("l14");
        assertThat(lines.asked).containsExactly(List.of(List.of(5004L, 2L)));
    }

    @Test
    void part_of_a_key_is_answered_by_the_look_up_that_needs_no_more() throws Exception {
        assertThat(run("select product from Line where order_id = 5004 and product <> 'l13'"))
                .containsExactlyInAnyOrder("l12", "l14");
        assertThat(lines.asked).containsExactly(List.of(List.of(5004L)));
    }

    @Test
    void a_limit_keeps_the_keys_few() throws Exception {
        assertThat(run("select c.name from Orders o join Customer c on c.id = o.customer fetch first 3 rows only"))
                .hasSize(3);
        var asked = orders.scanned ? customers.asked : orders.asked;
        assertThat(asked.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(9);
    }

    @Test
    void a_key_that_no_row_can_have_is_not_asked_for() throws Exception {
        assertThat(run("select city from Orders where id = 7.5")).isEmpty();
        assertThat(run("select city from Orders where id = 1e30")).isEmpty();
        assertThat(run("select city from Orders where id = ?", new Object[] {null}))
                .isEmpty();
        assertThat(run("select product from Line where order_id = ? and no = ? and product is not null", 5004, null))
                .isEmpty();
        assertThat(orders.asked).isEmpty();
        assertThat(lines.asked.size()).isLessThanOrEqualTo(1);
        assertThat(orders.scanned || lines.scanned).isFalse();
        assertThat(run("select city from Orders where id = 5007.0")).containsExactly("o7");
        assertThat(orders.asked).containsExactly(List.of(List.of(5007L)));
    }

    @Test
    void null_is_looked_for_among_all_rows() throws Exception {
        assertThat(run("select city from Orders where id is not distinct from ?", new Object[] {null}))
                .isEmpty();
        assertThat(orders.scanned).isTrue();
    }

    @Test
    void rows_of_keys_count() {
        var statement = engine.prepare(
                "select count(*) from Orders o join Line l on l.order_id = o.id where o.customer = 1",
                List.of(ORDERS, LINE));
        var sources = Map.of(ORDERS, orders, LINE, lines);
        assertThatThrownBy(() -> statement.execute(sources, List.of(), ResidualLimits.heldRows(6), new Cancellation()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more than 6 rows");
    }

    @Test
    void what_a_look_up_throws_reaches_the_caller_unchanged() {
        var failure = new IllegalStateException("throttled");
        RowSource failing = new RowSource() {
            @Override
            public Iterator<Object[]> rows() {
                throw new AssertionError("not by key");
            }

            @Override
            public List<KeyLookUp> lookUps() {
                return List.of(new KeyLookUp() {
                    @Override
                    public List<Integer> columns() {
                        return List.of(0);
                    }

                    @Override
                    public int maxKeys() {
                        return 10;
                    }

                    @Override
                    public Iterator<Object[]> find(List<List<Object>> keys) {
                        throw failure;
                    }
                });
            }
        };
        var statement = engine.prepare("select city from Orders where id = 1", List.of(ORDERS));
        assertThatThrownBy(() -> statement.execute(
                        Map.of(ORDERS, failing), List.of(), ResidualLimits.heldRows(9), new Cancellation()))
                .isSameAs(failure);
    }

    private List<String> run(String sql, Object... parameters) throws SQLException {
        var statement = engine.prepare(sql, List.of(CUSTOMER, ORDERS, LINE, PRODUCT));
        var sources = Map.of(CUSTOMER, customers, ORDERS, orders, LINE, lines, PRODUCT, products);
        return ResidualEngineTest.read(statement.execute(
                sources, java.util.Arrays.asList(parameters), ResidualLimits.heldRows(10_000), new Cancellation()));
    }

    private interface RowOf {
        Object[] row(int i);
    }

    @SafeVarargs
    private static KeyedSource source(int count, RowOf row, List<Integer>... keys) {
        return new KeyedSource(
                new ArrayList<>(IntStream.range(0, count).mapToObj(row::row).toList()), 100, List.of(keys));
    }

    private static Object[] row(int a, int b, String text) {
        return new Object[] {(long) a, (long) b, text};
    }

    private static ResidualTable table(String name, String first, String second, String text) {
        return new ResidualTable(
                name,
                List.of(
                        new ResidualColumn(first, AttributeType.INTEGER, "bigint"),
                        new ResidualColumn(second, AttributeType.INTEGER, "bigint"),
                        new ResidualColumn(text, AttributeType.STRING, "varchar(20)")));
    }
}
