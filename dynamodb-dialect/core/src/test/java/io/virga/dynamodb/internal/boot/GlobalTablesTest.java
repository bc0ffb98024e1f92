package io.virga.dynamodb.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import io.virga.dynamodb.internal.store.TableAdmin.Replication;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DynamoDB Local has no replicas, so the answers are made up. */
class GlobalTablesTest {

    private static final List<PhysicalTable> TABLES =
            List.of(new PhysicalTable("one", "pk", "sk"), new PhysicalTable("two", "pk", "sk"));

    @Test
    void a_table_without_transactions_is_refused() {
        assertThatThrownBy(() -> GlobalTables.check(
                        TABLES, table -> table.name().equals("two") ? Replication.STRONG : Replication.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("MULTI_REGION_STRONG")
                .hasMessageContaining("[two]");
    }

    @Test
    void one_that_holds_within_a_region_is_warned_about() {
        assertThat(GlobalTables.check(
                        TABLES, table -> table.name().equals("one") ? Replication.EVENTUAL : Replication.NONE))
                .containsExactly("one");
    }

    @Test
    void one_that_may_not_be_described_passes() {
        assertThat(GlobalTables.check(TABLES, table -> {
                    throw new StoreException("not allowed", new StoreException.Invalid("AccessDeniedException"), null);
                }))
                .isEmpty();
    }
}
