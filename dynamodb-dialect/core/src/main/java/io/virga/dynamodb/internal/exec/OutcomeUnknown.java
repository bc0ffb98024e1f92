package io.virga.dynamodb.internal.exec;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A commit that may or may not have been carried out: nobody answered in time. */
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String token;
    private final transient List<String> keys;
    private final transient Supplier<Optional<Boolean>> resolution;

    OutcomeUnknown(String token, List<String> keys, Supplier<Optional<Boolean>> resolution, RuntimeException cause) {
        super(
                "COMMIT_OUTCOME_UNKNOWN: no answer tells whether the transaction was committed [token " + token + ", "
                        + keys.size() + " items]. Ask resolve(), or read the items before anything is repeated.",
                cause);
        this.token = token;
        this.keys = List.copyOf(keys);
        this.resolution = resolution;
    }

    public String token() {
        return token;
    }

    /** The items of the commit: what each stands for, and its key. */
    public List<String> keys() {
        return keys;
    }

    /** Asks again. Whether it is committed, empty if that still cannot be told. */
    public Optional<Boolean> resolve() {
        return resolution.get();
    }
}
