package io.virga;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of {@link UnitOfWork#rollback(Checkpoint)}.
 *
 * @param problem why it was not carried out, null when it was
 */
public record RollbackResult(@Nullable Problem problem) implements Outcome {

    private static final RollbackResult DONE = new RollbackResult(null);

    public static RollbackResult succeeded() {
        return DONE;
    }

    public static RollbackResult refused(Problem problem) {
        return new RollbackResult(problem);
    }

    @Override
    public Optional<Problem> error() {
        return Optional.ofNullable(problem);
    }
}
