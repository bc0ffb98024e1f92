package io.virga.dynamodb.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.IndexDescription;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin;
import io.virga.dynamodb.internal.store.TableDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** DynamoDB Local has no replicas, so a double says how a table is replicated. */
class GlobalTablesTest {

    private static final List<PhysicalTable> TABLES =
            List.of(new PhysicalTable("one", "pk", "sk"), new PhysicalTable("two", "pk", "sk"));

    /** Answers one question; any other is a mistake of the test. */
    private record Replicated(Function<String, Replication> answer) implements TableAdmin {
        @Override
        public Replication replication(String table) {
            return answer.apply(table);
        }

        @Override
        public Optional<TableDescription> describe(String table) {
            throw new AssertionError(table);
        }

        @Override
        public void create(TableDescription table, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public void addIndex(String table, IndexDescription index, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public void deleteIndex(String table, String index, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public void timeToLive(String table, String attribute) {
            throw new AssertionError(table);
        }

        @Override
        public void await(String table, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public void billing(String table, TableDescription.Billing billing, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public void stream(String table, TableDescription.Stream stream, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public boolean delete(String table, Duration timeout) {
            throw new AssertionError(table);
        }

        @Override
        public List<String> list(String prefix) {
            throw new AssertionError(prefix);
        }
    }

    @Test
    void a_table_without_transactions_is_refused() {
        var admin = new Replicated(
                table -> table.equals("two") ? TableAdmin.Replication.STRONG : TableAdmin.Replication.NONE);
        assertThatThrownBy(() -> GlobalTables.check(TABLES, admin))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("MULTI_REGION_STRONG")
                .hasMessageContaining("[two]");
    }

    @Test
    void one_that_holds_within_a_region_is_warned_about() {
        var admin = new Replicated(
                table -> table.equals("one") ? TableAdmin.Replication.EVENTUAL : TableAdmin.Replication.NONE);
        assertThat(GlobalTables.check(TABLES, admin)).containsExactly("one");
    }

    @Test
    void one_that_may_not_be_described_passes() {
        var admin = new Replicated(table -> {
            throw new StoreException("not allowed", new StoreException.Invalid("AccessDeniedException"), null);
        });
        assertThat(GlobalTables.check(TABLES, admin)).isEmpty();
    }
}
