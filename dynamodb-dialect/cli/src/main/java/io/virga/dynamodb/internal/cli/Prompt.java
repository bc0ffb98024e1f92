package io.virga.dynamodb.internal.cli;

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

    /** The answer, or what is offered where it is empty. */
    static String ask(String question, String offered) {
        var console = System.console();
        if (console == null) {
            return offered;
        }
        var answer = console.readLine("%s%s: ", question, offered.isEmpty() ? "" : " [" + offered + "]");
        return answer == null || answer.isBlank() ? offered : answer.strip();
    }
}
