package io.virga.dynamodb.internal.journal;

/**
 * Finishes a transaction that somebody else has begun, and forgets it: committed ones are applied, aborted ones released, and one that is
 * still pending after a while is aborted. A writer that is alive all the same learns of it at its decision.
 */
public sealed interface Recovering extends Course {

    @Override
    Recovering on(Answer answer);

    static Recovering of(String tx) {
        return new Looking(tx);
    }

    record Looking(String tx) implements Recovering {
        @Override
        public Step step() {
            return new Step.Look(tx);
        }

        @Override
        public Recovering on(Answer answer) {
            return answer instanceof Answer.Head head ? found(tx, head) : new Done(Result.UNKNOWN);
        }

        static Recovering found(String tx, Answer.Head head) {
            return switch (head.state()) {
                case PENDING -> new Patient(tx);
                case COMMITTED -> new Finishing(new Finish(tx, true, 0, head.parts(), true), Result.COMMITTED);
                case ABORTED -> new Finishing(new Finish(tx, false, 0, head.parts(), true), Result.ABORTED);
                case GONE -> new Done(Result.UNKNOWN);
            };
        }
    }

    record Patient(String tx) implements Recovering {
        @Override
        public Step step() {
            return new Step.Wait(tx);
        }

        @Override
        public Recovering on(Answer answer) {
            return answer instanceof Answer.Impatient ? new Aborting(tx) : new Looking(tx);
        }
    }

    record Aborting(String tx) implements Recovering {
        @Override
        public Step step() {
            return new Step.Decide(tx, State.ABORTED);
        }

        @Override
        public Recovering on(Answer answer) {
            return answer instanceof Answer.Failed ? new Done(Result.UNKNOWN) : new Looking(tx);
        }
    }

    record Finishing(Finish finish, Result result) implements Recovering {
        @Override
        public Step step() {
            return finish.step();
        }

        @Override
        public Recovering on(Answer answer) {
            var next = finish.next();
            return answer instanceof Answer.Failed || next.isDone() ? new Done(result) : new Finishing(next, result);
        }
    }

    record Done(Result result) implements Recovering {
        @Override
        public Step step() {
            return new Step.End(result);
        }

        @Override
        public Recovering on(Answer answer) {
            return this;
        }
    }
}
