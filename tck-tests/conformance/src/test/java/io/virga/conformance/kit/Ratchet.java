package io.virga.conformance.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The tests that are refused, in {@code refused.txt}: the list may only become shorter. One that passed before may not join it. */
final class Ratchet {

    private static final Set<String> REFUSED = read();

    private Ratchet() {}

    private static Set<String> read() {
        try (InputStream list = Ratchet.class.getResourceAsStream("refused.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param test database, class and method: {@code H2 SetOperatorsTest.except_all} */
    static void mayBeRefused(String test) {
        if (!REFUSED.contains(test)) {
            throw new AssertionError(
                    test + " was not refused before, and is not in refused.txt, which may only become shorter");
        }
    }
}
