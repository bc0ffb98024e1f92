package io.virga.internal.unitofwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.virga.Checkpoint;
import jakarta.persistence.RollbackException;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

/** What one is told to do after a commit that failed, and after one of which nobody knows. */
class WriteProblemsTest {

    private static final Checkpoint CHECKPOINT = (Checkpoint) Proxy.newProxyInstance(
            Checkpoint.class.getClassLoader(), new Class<?>[] {Checkpoint.class}, (proxy, method, arguments) -> "cart");

    @Test
    void a_commit_of_unknown_outcome_does_not_say_that_nothing_was_written() {
        var lost = new SQLTransientConnectionException("no answer", "08007");
        var problem = WriteProblems.ofCommit(new RollbackException("commit", lost), CHECKPOINT, false);
        assertThat(problem.remedy()).contains("is not known").doesNotContain("Nothing was written");
        var failed = new SQLTransientConnectionException("refused", "08001");
        assertThat(WriteProblems.ofCommit(new RollbackException("commit", failed), CHECKPOINT, false)
                        .remedy())
                .contains("Nothing was written");
    }
}
