package io.virga.conformance.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The capability sheet of a database: whatever is not listed here works.
 *
 * @param absent what does not
 */
public record Features(Map<Feature, Absence> absent) {

    public Features {
        absent = Map.copyOf(absent);
    }

    /**
     * @param reason why the database cannot do it
     * @param error what the message of the exception, or of one of its causes, contains: what a user sees
     */
    public record Absence(String reason, String error) {}

    static Features all() {
        return new Features(Map.of());
    }

    Features without(Feature feature, String reason, String error) {
        Map<Feature, Absence> more = new HashMap<>(absent);
        more.put(feature, new Absence(reason, error));
        return new Features(more);
    }

    /** Why the feature is absent; empty when it is there. */
    public Optional<Absence> absence(Feature feature) {
        return Optional.ofNullable(absent.get(feature));
    }
}
