package io.virga.conformance.listeners;

import java.util.ArrayList;
import java.util.List;

/** What was called, in the order of the calls. Tests of this package run one after the other, in one thread. */
final class Journal {

    private static final List<String> CALLS = new ArrayList<>();

    private Journal() {}

    static void write(String call) {
        CALLS.add(call);
    }

    /** The calls since the last time this was asked. */
    static List<String> read() {
        List<String> calls = List.copyOf(CALLS);
        CALLS.clear();
        return calls;
    }
}
