package io.virga.dynamodb.internal.boot;

import io.virga.dynamodb.internal.exec.SessionRows;
import io.virga.dynamodb.internal.jdbc.DynamoConnection;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.RequestListener;
import io.virga.dynamodb.internal.translate.Plans;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.hibernate.tool.schema.spi.CommandAcceptanceException;
import org.hibernate.tool.schema.spi.GenerationTarget;

/**
 * Carries out scripts of rows: INSERT, UPDATE and DELETE, as native SQL does them, each statement a transaction of its own. What would make, change or
 * drop a table is refused: for that DynamoDB has no language.
 */
final class RowScript implements GenerationTarget {

    private static final Pattern WRITE =
            Pattern.compile("\\s*(insert|update|delete)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int SHOWN = 80;

    private final DynamoUnit unit;
    private final Plans plans = new Plans();

    RowScript(DynamoUnit unit, Catalog design) {
        this.unit = unit;
        plans.design(design);
    }

    @Override
    public void prepare() {}

    @Override
    public void accept(String command) {
        if (!WRITE.matcher(command).matches()) {
            throw Refusal.notSupported(
                    "SCHEMA_SCRIPT",
                    "DynamoDB has no language for schema scripts: "
                            + (command.length() > SHOWN ? command.substring(0, SHOWN) + "…" : command),
                    "jakarta.persistence.sql-load-script-source",
                    "Leave INSERT, UPDATE and DELETE in the script, and let"
                            + " jakarta.persistence.schema-generation.database.action make the tables.");
        }
        unit.withConnection(connection -> execute(connection, command));
    }

    private int execute(DynamoConnection connection, String command) throws SQLException {
        unit.agreement().check(connection);
        connection.work().journal(unit.agreement().hasJournal());
        connection.use(
                plans, new SessionRows(), RequestListener.NONE, unit.agreement().watch(connection));
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(command);
        } catch (SQLException e) {
            connection.rollback();
            // as for any database: whether it ends the start, hibernate.hbm2ddl.halt_on_error says
            throw new CommandAcceptanceException(
                    "Error executing \"" + command + "\" of a script: " + e.getMessage(), e);
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    @Override
    public void release() {
        plans.close();
    }
}
