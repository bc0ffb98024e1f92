package io.virga.dynamodb.internal.journal;

/**
 * A transaction on its way, as a value: {@link #step()} says what to ask of the store, {@link #on} what comes next.
 *
 * <pre>
 * Begin → Lock part 0 … n → Decide COMMITTED → Apply part 0 … n → Forget → End
 *           │ met a lock                └ found ABORTED → Release part n … 0 → Forget → End
 *           │   its head: PENDING → Wait, or Decide ABORTED for it
 *           │             COMMITTED, ABORTED → finish it
 *           │             GONE → free the item
 *           └ conflict → Decide ABORTED → Release → Forget → End
 * </pre>
 */
public sealed interface Writing extends Course {

    @Override
    Writing on(Answer answer);

    /** What comes next when it does not get past a lock. */
    default Writing failed() {
        return this;
    }

    /** Gets a lock out of the way of a write that is no part of a journaled transaction: the way of one that is, and no more. */
    static Writing clear(Answer.Met met) {
        return new Meeting(new Ended(Result.CLEARED), met);
    }

    /** @param parts the number of parts that the transaction is made of, at least 1 */
    static Writing begin(String tx, int parts) {
        return new Beginning(tx, parts);
    }

    /** Tries a decision again whose answer was lost. */
    static Writing decideAgain(String tx, int parts) {
        return new Committing(tx, parts, true);
    }

    record Beginning(String tx, int parts) implements Writing {
        @Override
        public Step step() {
            return new Step.Begin(tx);
        }

        @Override
        public Writing on(Answer answer) {
            return answer instanceof Answer.Failed ? new Aborting(tx, 0, Result.FAILED) : new Locking(tx, parts, 0);
        }
    }

    record Locking(String tx, int parts, int part) implements Writing {
        @Override
        public Step step() {
            return new Step.Lock(tx, part);
        }

        @Override
        public Writing on(Answer answer) {
            if (answer instanceof Answer.Met met) {
                return new Meeting(this, met);
            }
            if (answer instanceof Answer.Conflict) {
                return new Aborting(tx, part, Result.CONFLICT);
            }
            if (answer instanceof Answer.Failed) {
                // this part, too, may bear locks
                return new Aborting(tx, part + 1, Result.FAILED);
            }
            return part + 1 < parts ? new Locking(tx, parts, part + 1) : new Committing(tx, parts, false);
        }

        @Override
        public Writing failed() {
            return new Aborting(tx, part, Result.FAILED);
        }
    }

    /** Another transaction's lock is in the way. */
    record Meeting(Writing back, Answer.Met met) implements Writing {
        @Override
        public Step step() {
            return new Step.Look(met.tx());
        }

        @Override
        public Writing on(Answer answer) {
            return answer instanceof Answer.Head head ? found(back, met, head) : back.failed();
        }

        static Writing found(Writing back, Answer.Met met, Answer.Head head) {
            return switch (head.state()) {
                case PENDING -> new Waiting(back, met);
                case COMMITTED -> new Helping(back, new Finish(met.tx(), true, 0, head.parts(), true));
                // its writer may be locking still: the head stays, so that it learns that it is aborted
                case ABORTED -> new Helping(back, new Finish(met.tx(), false, 0, head.parts(), false));
                case GONE -> new Freeing(back, met);
            };
        }
    }

    record Waiting(Writing back, Answer.Met met) implements Writing {
        @Override
        public Step step() {
            return new Step.Wait(met.tx());
        }

        @Override
        public Writing on(Answer answer) {
            return answer instanceof Answer.Impatient ? new AbortingOther(back, met) : back;
        }
    }

    record AbortingOther(Writing back, Answer.Met met) implements Writing {
        @Override
        public Step step() {
            return new Step.Decide(met.tx(), State.ABORTED);
        }

        @Override
        public Writing on(Answer answer) {
            if (answer instanceof Answer.Head head) {
                return Meeting.found(back, met, head);
            }
            // now its head tells how many parts there are
            return answer instanceof Answer.Done ? new Meeting(back, met) : back.failed();
        }
    }

    record Helping(Writing back, Finish finish) implements Writing {
        @Override
        public Step step() {
            return finish.step();
        }

        @Override
        public Writing on(Answer answer) {
            if (answer instanceof Answer.Failed) {
                return back.failed();
            }
            var next = finish.next();
            return next.isDone() ? back : new Helping(back, next);
        }
    }

    record Freeing(Writing back, Answer.Met met) implements Writing {
        @Override
        public Step step() {
            return new Step.Free(met);
        }

        @Override
        public Writing on(Answer answer) {
            return answer instanceof Answer.Failed ? back.failed() : back;
        }
    }

    /** @param again whether an earlier decision may have arrived */
    record Committing(String tx, int parts, boolean again) implements Writing {
        @Override
        public Step step() {
            return new Step.Decide(tx, State.COMMITTED);
        }

        @Override
        public Writing on(Answer answer) {
            if (answer instanceof Answer.Head head) {
                return switch (head.state()) {
                    case COMMITTED -> committed();
                    case GONE ->
                        again
                                ? new Ended(Result.UNKNOWN)
                                : new Closing(new Finish(tx, false, 0, parts, true), Result.ABORTED);
                    case ABORTED, PENDING -> new Closing(new Finish(tx, false, 0, parts, true), Result.ABORTED);
                };
            }
            return answer instanceof Answer.Failed ? new Committing(tx, parts, true) : committed();
        }

        private Writing committed() {
            return new Closing(new Finish(tx, true, 0, parts, true), Result.COMMITTED);
        }
    }

    /** @param locked how many parts may bear locks */
    record Aborting(String tx, int locked, Result result) implements Writing {
        @Override
        public Step step() {
            return new Step.Decide(tx, State.ABORTED);
        }

        @Override
        public Writing on(Answer answer) {
            return answer instanceof Answer.Failed
                    ? new Ended(result)
                    : new Closing(new Finish(tx, false, 0, locked, true), result);
        }
    }

    /** It is decided: what is left is to clear up. */
    record Closing(Finish finish, Result result) implements Writing {
        @Override
        public Step step() {
            return finish.step();
        }

        /** What fails here is finished by whoever meets it: the result stands. */
        @Override
        public Writing on(Answer answer) {
            if (answer instanceof Answer.Failed) {
                return new Ended(result);
            }
            var next = finish.next();
            return next.isDone() ? new Ended(result) : new Closing(next, result);
        }
    }

    record Ended(Result result) implements Writing {
        @Override
        public Step step() {
            return new Step.End(result);
        }

        @Override
        public Writing on(Answer answer) {
            return this;
        }

        @Override
        public Writing failed() {
            return new Ended(Result.FAILED);
        }
    }
}
