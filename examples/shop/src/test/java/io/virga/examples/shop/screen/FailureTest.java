package io.virga.examples.shop.screen;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void a_message_with_a_code_is_printed_whole() {
        var refusal = "SCAN_NOT_ALLOWED: no index serves the predicate [Order].\nAdd an index, or allow it.";
        assertThat(Failure.explain(new PersistenceException(new SQLException(refusal, "0A000"))))
                .isEqualTo(refusal);
    }

    @Test
    void other_messages_of_a_database_are_one_line() {
        assertThat(Failure.explain(
                        new PersistenceException(new SQLException("ERROR: no such table\n  Position: 15", "42P01"))))
                .isEqualTo("The database refused (SQLState 42P01): ERROR: no such table");
        assertThat(Failure.explain(new SQLException("connection refused", "08001")))
                .isEqualTo("The database cannot be reached (SQLState 08001): connection refused");
    }

    @Test
    void secrets_in_a_url_are_not_printed() {
        assertThat(Failure.explain(new SQLException("no driver for jdbc:x:y?secret-key=s3cret&password=pa55;a=b")))
                .endsWith("jdbc:x:y?secret-key=***&password=***;a=b");
    }

    @Test
    void a_conflict_is_told_from_the_buyers_side() {
        assertThat(Failure.explain(new RollbackException(new OptimisticLockException("Track#1"))))
                .startsWith("Nothing was written: another buyer was faster");
    }

    @Test
    void anything_else_names_its_innermost_cause() {
        assertThat(Failure.explain(new IllegalStateException("outer", new ArithmeticException("/ by zero"))))
                .isEqualTo("The shop had to stop: / by zero");
        assertThat(Failure.explain(new NullPointerException())).isEqualTo("The shop had to stop: NullPointerException");
    }
}
