package io.virga;

import jakarta.persistence.PersistenceException;

/** A {@link Problem} as an exception, for {@link Outcome#orElseThrow()}. */
public class UnitOfWorkException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public UnitOfWorkException(Problem problem) {
        super(problem.toString(), problem.cause().orElse(null));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
