package io.virga;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of {@link UnitOfWork#commit(Checkpoint)}.
 *
 * @param problem why it was not carried out, null when it was
 */
public record CommitResult(@Nullable Problem problem) implements Outcome {

    private static final CommitResult DONE = new CommitResult(null);

    public static CommitResult succeeded() {
        return DONE;
    }

    public static CommitResult refused(Problem problem) {
        return new CommitResult(problem);
    }

    @Override
    public Optional<Problem> error() {
        return Optional.ofNullable(problem);
    }
}
