package io.virga;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of {@link UnitOfWork#release(Checkpoint)}.
 *
 * @param problem why it was not carried out, null when it was
 */
public record ReleaseResult(@Nullable Problem problem) implements Outcome {

    private static final ReleaseResult DONE = new ReleaseResult(null);

    public static ReleaseResult succeeded() {
        return DONE;
    }

    public static ReleaseResult refused(Problem problem) {
        return new ReleaseResult(problem);
    }

    @Override
    public Optional<Problem> error() {
        return Optional.ofNullable(problem);
    }
}
