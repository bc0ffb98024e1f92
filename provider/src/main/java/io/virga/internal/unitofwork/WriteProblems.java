package io.virga.internal.unitofwork;

import io.virga.Checkpoint;
import io.virga.Problem;

/** A failed write as a problem. */
final class WriteProblems {

    private WriteProblems() {}

    static Problem of(RuntimeException e, Checkpoint checkpoint) {
        return new Problem(
                Problem.Code.WRITE_FAILED,
                "the write failed: " + e.getMessage(),
                checkpoint.toString(),
                "Memory and database are as before the call: mend the cause and flush again.",
                e);
    }
}
