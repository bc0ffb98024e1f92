package io.virga.dynamodb.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.dynamodb.internal.exec.DualForms;
import io.virga.dynamodb.internal.key.Catalog;
import io.virga.dynamodb.internal.model.PhysicalTable;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.internal.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long what is known of migrations counts, by a clock that stands still. */
class MigrationLeaseTest {

    private static final Duration CHECK = Duration.ofSeconds(10);

    private final Catalog design =
            new Catalog(List.of(), List.of(), new PhysicalTable("shop", "pk", "sk"), Set.of(), List.of());
    private Optional<Refusal> drift = Optional.empty();
    private final MigrationLease lease = new MigrationLease(this::now, content -> drift);
    private long seconds;
    private int asked;
    private boolean answers = true;

    private long now() {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private SchemaItem.Content read() {
        asked++;
        if (!answers) {
            throw FAILURE;
        }
        return SchemaItem.Content.NONE;
    }

    private static final StoreException FAILURE = failure();

    private static StoreException failure() {
        return new StoreException("nobody answers", new StoreException.Unreachable(), null);
    }

    private DualForms writing() {
        return lease.writing(CHECK, design, this::read);
    }

    @Test
    void it_asks_once_in_a_check_whatever_is_written() {
        for (int i = 0; i < 1000; i++) {
            assertThat(writing()).isEqualTo(DualForms.NONE);
        }
        assertThat(asked).isEqualTo(1);
        seconds = 9;
        writing();
        assertThat(asked).isEqualTo(1);
        seconds = 10;
        writing();
        writing();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void without_an_answer_it_counts_for_two_checks() {
        writing();
        answers = false;
        seconds = 19;
        assertThat(writing()).isEqualTo(DualForms.NONE);
        seconds = 20;

        assertThatThrownBy(this::writing)
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("MIGRATION_UNSURE: for 20000 ms nobody has said")
                .hasCause(FAILURE);
        lease.check(CHECK, design, this::read);

        answers = true;
        assertThat(writing()).isEqualTo(DualForms.NONE);
    }

    @Test
    void the_age_is_that_of_the_question() {
        lease.writing(CHECK, design, () -> {
            // the answer takes its time
            seconds += 9;
            return read();
        });
        seconds = 10;
        writing();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void nothing_is_written_before_the_first_answer() {
        answers = false;
        assertThatThrownBy(this::writing).isSameAs(FAILURE);
        lease.check(CHECK, design, this::read);
        assertThat(lease.reading()).isEqualTo(DualForms.NONE);
    }

    @Test
    void a_read_that_took_long_asks_behind_itself() {
        writing();
        var forms = lease.reading();
        seconds = 19;
        lease.confirm(forms, CHECK, design, this::read);
        assertThat(asked).isEqualTo(1);
        seconds = 20;
        lease.confirm(forms, CHECK, design, this::read);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void an_answer_does_not_count_where_a_migration_has_moved_on_while_it_came() {
        writing();
        // the statement has begun when rows were written in both forms for the last time
        var begun = new DualForms(DualForms.Stage.LAST, Map.of());
        seconds = 19;
        lease.confirm(begun, CHECK, design, this::read);
        seconds = 20;
        assertThatThrownBy(() -> lease.confirm(begun, CHECK, design, this::read))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("MIGRATION_MOVED_ON: ")
                .hasMessageEndingWith("Repeat the transaction.");
    }

    @Test
    void another_design_is_refused_until_it_is_mended() {
        drift = Optional.of(Refusal.notSupported("SCHEMA_DRIFT", "other keys", "shop", "Bring them along."));
        assertThatThrownBy(() -> lease.check(CHECK, design, this::read)).hasMessageStartingWith("SCHEMA_DRIFT");
        assertThatThrownBy(this::writing).hasMessageStartingWith("SCHEMA_DRIFT");
        drift = Optional.empty();
        lease.forget();
        lease.check(CHECK, design, this::read);
    }
}
