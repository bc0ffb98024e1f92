package io.virga.dynamodb.internal.jdbc;

import io.virga.dynamodb.Explanation;
import io.virga.dynamodb.internal.exec.Deadline;
import io.virga.dynamodb.internal.exec.Hints;
import io.virga.dynamodb.internal.key.TableMapping;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.plan.Plan;
import io.virga.dynamodb.internal.plan.Planner;
import io.virga.dynamodb.internal.residual.Cancellation;
import io.virga.dynamodb.internal.residual.ResidualColumn;
import io.virga.dynamodb.internal.residual.ResidualLimits;
import io.virga.dynamodb.internal.residual.ResidualTable;
import io.virga.dynamodb.internal.residual.RowSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement: it does what its plan says. Texts without a plan are savepoints and sequences, or refused. */
final class DynamoStatement implements ParameterSetters, PlannedStatement {

    private final DynamoConnection connection;
    private final String sql;
    private final List<String> returned;
    private final List<@Nullable Object[]> batch = new ArrayList<>();
    private @Nullable Object[] parameters = new @Nullable Object[0];
    private @Nullable Plan plan;
    private Hints hints = Hints.NONE;
    private @Nullable Consumer<Explanation.Statement> explanation;
    private @Nullable ResultSet result;
    private Cancellation cancellation = new Cancellation();
    private long updateCount = -1;
    private long maxRows;
    private int timeout;
    private boolean closed;

    DynamoStatement(DynamoConnection connection, String sql) {
        this(connection, sql, List.of());
    }

    /** @param returned the columns that {@link #getGeneratedKeys} gives, none for the identity column */
    DynamoStatement(DynamoConnection connection, String sql, List<String> returned) {
        this.connection = connection;
        this.sql = sql;
        this.returned = List.copyOf(returned);
    }

    @Override
    public void attach(Plan attached, Hints given) {
        plan = attached;
        hints = given;
    }

    @Override
    public void attach(Hints given) {
        hints = given;
    }

    @Override
    public void explain(Consumer<Explanation.Statement> listener) {
        explanation = listener;
    }

    @Override
    public void set(int position, @Nullable Object value) {
        if (position > parameters.length) {
            parameters = Arrays.copyOf(parameters, position);
        }
        parameters[position - 1] = value;
    }

    // execution

    @Override
    public ResultSet executeQuery() throws SQLException {
        return query(sql);
    }

    @Override
    public ResultSet executeQuery(String text) throws SQLException {
        return query(text);
    }

    @Override
    public int executeUpdate() throws SQLException {
        return update(sql, parameters);
    }

    @Override
    public int executeUpdate(String text) throws SQLException {
        return update(text, parameters);
    }

    @Override
    public boolean execute() throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String text) throws SQLException {
        if (text.stripLeading().regionMatches(true, 0, "call ", 0, 5)
                || planOf(text).filter(DynamoStatement::isQuery).isPresent()
                || isNativeQuery(text)) {
            query(text);
            return true;
        }
        update(text, parameters);
        return false;
    }

    private boolean isNativeQuery(String text) {
        var plans = connection.plans();
        return plans != null
                && planOf(text).isEmpty()
                && generator(text).isEmpty()
                && !RawText.isSavepoint(text)
                && isQuery(plans.nativePlan(text));
    }

    private static boolean isQuery(Plan candidate) {
        return candidate instanceof Plan.Direct || candidate instanceof Plan.Residual;
    }

    private ResultSet query(String text) throws SQLException {
        checkOpen();
        updateCount = -1;
        cancellation = new Cancellation();
        try {
            var number = plan == null ? number(text) : Optional.<ResultSet>empty();
            if (number.isPresent()) {
                return open(number.get());
            }
            var what = planned(text);
            if (explanation != null) {
                explanation.accept(connection.work().explain(what, parameters, hints));
                return open(nothing(what));
            }
            if (what instanceof Plan.Direct direct) {
                return open(new DynamoResultSet(
                        this, connection.work().select(direct, parameters, hints, deadline()), maxRows));
            }
            if (what instanceof Plan.Residual residual) {
                return open(run(residual));
            }
            if (what instanceof Plan.PartiQl partiQl) {
                return open(new DynamoResultSet(
                        this, connection.work().partiQl(partiQl, parameters, hints, deadline()), maxRows));
            }
            throw new SQLException("the statement returns no rows", "02000");
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** What a sequence or a table generator says, empty for any other text. */
    private Optional<ResultSet> number(String text) throws SQLException {
        var sequence = RawText.sequence(text);
        if (sequence.isPresent()) {
            return Optional.of(DynamoResultSet.ofNumber(this, connection.work().nextSequenceValue(sequence.get())));
        }
        var generator = generator(text);
        if (generator.isPresent()) {
            var value = generator.get().select(connection.work(), parameters);
            return Optional.of(
                    value.isPresent()
                            ? DynamoResultSet.ofNumber(this, value.getAsLong())
                            : DynamoResultSet.ofNothing(this));
        }
        return Optional.empty();
    }

    /** No row, in the columns that the statement has. */
    private ResultSet nothing(Plan what) throws SQLException {
        if (!(what instanceof Plan.Residual residual)) {
            return DynamoResultSet.ofNothing(this);
        }
        var sources = new LinkedHashMap<ResidualTable, RowSource>();
        residual.tables().forEach(mapping -> sources.put(table(mapping), RowSource.of(List.of())));
        return run(residual, sources);
    }

    private ResultSet run(Plan.Residual residual) throws SQLException {
        var sources = new LinkedHashMap<ResidualTable, RowSource>();
        var fetched = connection.work().fetch(residual, parameters, hints, deadline());
        fetched.rows().forEach((mapping, rows) -> sources.put(table(mapping), RowSource.of(rows)));
        fetched.asked().forEach((mapping, rows) -> sources.put(table(mapping), new AskedRows(rows)));
        return run(residual, sources);
    }

    private ResultSet run(Plan.Residual residual, Map<ResidualTable, RowSource> sources) throws SQLException {
        var plans = connection.plans();
        if (plans == null) {
            throw new AssertionError("a plan without its persistence unit");
        }
        var limits = new ResidualLimits(connection.settings().work().maxRows(), maxRows, Duration.ofSeconds(timeout));
        return plans.residual()
                .prepare(residual.sql(), List.copyOf(sources.keySet()))
                .execute(sources, Arrays.asList(parameters), limits, cancellation);
    }

    private Deadline deadline() {
        var current = cancellation;
        return Deadline.in(Duration.ofSeconds(timeout), current::isCancelled);
    }

    private int bulk(Plan.Bulk bulk, @Nullable Object[] values) throws SQLException {
        var atomic = bulk.atomic();
        return hints.expectsOne() && atomic.isPresent() && connection.work().updateUnread(atomic.get(), values)
                ? 1
                : connection.work().write(bulk, all(bulk.rows()));
    }

    /** All rows are read before the first is written: the statement does not see what it does. */
    private List<List<@Nullable Object>> all(Plan.Residual query) throws SQLException {
        var rows = new ArrayList<List<@Nullable Object>>();
        try (var answer = run(query)) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                var row = new ArrayList<@Nullable Object>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(JdbcValues.of(answer, i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static ResidualTable table(TableMapping mapping) {
        return new ResidualTable(
                mapping.name(),
                mapping.attributes().stream()
                        .map(attribute -> new ResidualColumn(attribute.column(), attribute.type(), attribute.sqlType()))
                        .toList());
    }

    private ResultSet open(ResultSet opened) {
        result = opened;
        return opened;
    }

    private int update(String text, @Nullable Object[] values) throws SQLException {
        checkOpen();
        result = null;
        try {
            if (planOf(text).isEmpty()) {
                if (RawText.savepoint(text, connection)) {
                    updateCount = 0;
                    return 0;
                }
                var generator = generator(text);
                if (generator.isPresent()) {
                    updateCount = generator.get().write(connection.work(), values);
                    return (int) updateCount;
                }
            }
            var what = planned(text);
            int count;
            if (explanation != null) {
                explanation.accept(connection.work().explain(what, values, hints));
                return 0;
            }
            if (connection.isReadOnly()) {
                throw Refusal.of(
                        "READ_ONLY",
                        "25006",
                        "the transaction is read-only",
                        connection.table().name(),
                        "Write in a transaction that is not.");
            }
            if (what instanceof Plan.Bulk bulk) {
                count = bulk(bulk, values);
            } else if (what instanceof Plan.Clearing clearing) {
                count = connection.work().write(clearing, hints, deadline());
            } else if (what instanceof Plan.Upsert upsert) {
                count = connection.work().write(upsert, all(upsert.rows()));
            } else if (what instanceof Plan.Write write) {
                count = connection.work().write(write, values);
            } else {
                throw new SQLException("the statement returns rows", "02000");
            }
            connection.statementDone();
            updateCount = count;
            return count;
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** Hibernate asks a table generator on a connection of its own, and without a plan. */
    private Optional<GeneratorText> generator(String text) {
        return planOf(text).isPresent()
                ? Optional.empty()
                : GeneratorText.parse(text).filter(connection::isGenerator);
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        try {
            return new DynamoResultSet(this, connection.work().generatedValues(returned), 0);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    private Optional<Plan> planOf(String text) {
        if (plan != null) {
            return Optional.of(plan);
        }
        var plans = connection.plans();
        return plans == null ? Optional.empty() : plans.plan(text);
    }

    private Plan planned(String text) {
        var found = planOf(text).orElseGet(() -> nativePlan(text));
        if (hints.partiQl() && plan != null) {
            throw Refusal.notSupported(
                    "PARTIQL_NATIVE",
                    "the hint virga.dynamodb.partiql stands on a query that is no native one",
                    connection.table().name(),
                    "Give the PartiQL text to EntityManager.createNativeQuery.");
        }
        if (found instanceof Plan.Refused refused && explanation == null) {
            throw Refusal.notSupported(refused.code(), refused.what(), refused.where(), refused.remedy());
        }
        var index = hints.index();
        return index.isPresent() ? Planner.by(index.get(), found) : found;
    }

    private Plan nativePlan(String text) {
        var plans = connection.plans();
        if (plans == null) {
            throw Refusal.notSupported(
                    "NATIVE_SQL",
                    "this connection does not belong to a session, so it knows no tables",
                    connection.table().name(),
                    "Run native SQL by EntityManager.createNativeQuery.");
        }
        return hints.partiQl() ? plans.partiQl(text) : plans.nativePlan(text);
    }

    @Override
    public void addBatch() {
        batch.add(parameters.clone());
    }

    @Override
    public void clearBatch() {
        batch.clear();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        var counts = new int[batch.size()];
        try {
            for (int i = 0; i < counts.length; i++) {
                counts[i] = update(sql, batch.get(i));
            }
        } finally {
            batch.clear();
        }
        return counts;
    }

    // what a statement tells

    private void checkOpen() throws SQLException {
        connection.checkOpen();
        if (closed) {
            throw new SQLException("the statement is closed", "HY010");
        }
    }

    @Override
    public void clearParameters() {
        parameters = new @Nullable Object[0];
    }

    @Override
    public @Nullable ResultSet getResultSet() {
        return result;
    }

    @Override
    public int getUpdateCount() {
        return (int) updateCount;
    }

    @Override
    public boolean getMoreResults() {
        result = null;
        updateCount = -1;
        return false;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    @Override
    public void close() throws SQLException {
        if (!closed) {
            closed = true;
            var open = result;
            if (open != null) {
                open.close();
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void setMaxRows(int max) {
        maxRows = max;
    }

    @Override
    public int getMaxRows() {
        return (int) maxRows;
    }

    @Override
    public void setQueryTimeout(int seconds) {
        timeout = seconds;
    }

    @Override
    public int getQueryTimeout() {
        return timeout;
    }

    @Override
    public void setFetchSize(int rows) {}

    @Override
    public int getFetchSize() {
        return 0;
    }

    @Override
    public void setFetchDirection(int direction) {}

    @Override
    public void setPoolable(boolean poolable) {}

    @Override
    public boolean isPoolable() {
        return false;
    }

    @Override
    public void setEscapeProcessing(boolean enable) {}

    @Override
    public int getResultSetType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {}

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException(type + " is not what this statement is", "HY000");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return sql;
    }
}
