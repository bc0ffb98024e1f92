package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrationException.Kind;
import java.util.Optional;
import java.util.function.Function;

/** Questions on a terminal; where there is none, nobody is asked. */
final class Prompt {

    private Prompt() {}

    static boolean isTerminal() {
        return System.console() != null;
    }

    /** Whether just this was typed. */
    static boolean confirmed(String question, String expected) {
        var console = System.console();
        return console != null && expected.equals(console.readLine("%s", question));
    }

    /**
     * The answer, or what is offered where it is empty; an answer that is wrong is asked for again.
     *
     * @param complaint what is wrong with an answer
     * @throws io.virga.dynamodb.schema.MigrationException where the terminal is closed (Ctrl-D) instead of an answer
     */
    static String ask(String question, String offered, Function<String, Optional<String>> complaint) {
        var console = System.console();
        if (console == null) {
            return offered;
        }
        while (true) {
            var answer = console.readLine("%s%s: ", question, offered.isEmpty() ? "" : " [" + offered + "]");
            if (answer == null) {
                throw Settings.refused(
                        Kind.USAGE,
                        "NO_ANSWER",
                        "the input ended, and nothing was written",
                        question,
                        "Answer, or give flags and --yes.");
            }
            if (answer.isBlank()) {
                return offered;
            }
            var wrong = complaint.apply(answer.strip());
            if (wrong.isEmpty()) {
                return answer.strip();
            }
            console.printf("  %s%n", wrong.get());
        }
    }
}
