package io.virga;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of {@link UnitOfWork#flush(Checkpoint)}.
 *
 * @param problem why it was not carried out, null when it was
 */
public record FlushResult(@Nullable Problem problem) implements Outcome {

    private static final FlushResult DONE = new FlushResult(null);

    public static FlushResult succeeded() {
        return DONE;
    }

    public static FlushResult refused(Problem problem) {
        return new FlushResult(problem);
    }

    @Override
    public Optional<Problem> error() {
        return Optional.ofNullable(problem);
    }
}
