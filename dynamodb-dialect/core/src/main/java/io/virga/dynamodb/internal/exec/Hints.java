package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.exec.WorkSettings.ScanPolicy;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a query asks for itself, before the settings: hints of the form {@code virga.dynamodb.<setting>=<value>}.
 *
 * @param index the name of the index that it is to be answered by
 * @param partiQl whether the text of a native query is PartiQL
 * @param expectsOne whether an update means one row, so that a row which is not there may fail the commit instead of the count
 */
public record Hints(
        Optional<ScanPolicy> scan,
        Optional<Boolean> consistentReads,
        Optional<Integer> scanSegments,
        Optional<String> index,
        boolean expectsOne,
        boolean partiQl) {

    public static final Hints NONE =
            new Hints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    private static final String PREFIX = "virga.dynamodb.";
    private static final List<String> KNOWN =
            List.of("scan", "consistent-reads", "scan-segments", "index", "expect", "partiql");

    /** Hints for others are passed over; one of ours that is unknown, or has no such value, is refused. */
    public static Hints parse(Collection<String> texts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (var text : texts) {
            if (text.startsWith(PREFIX)) {
                int equals = text.indexOf('=');
                var name = text.substring(PREFIX.length(), equals < 0 ? text.length() : equals);
                var value = equals < 0 ? "" : text.substring(equals + 1);
                if (!KNOWN.contains(name)) {
                    throw unknown(
                            name, value, KNOWN.stream().map(PREFIX::concat).toList());
                }
                given.put(name, value);
            }
        }
        return new Hints(
                choice(given, "scan", List.of("forbid", "warn", "allow"))
                        .map(policy -> ScanPolicy.valueOf(policy.toUpperCase(Locale.ROOT))),
                choice(given, "consistent-reads", List.of("true", "false")).map(Boolean::valueOf),
                segments(given),
                Optional.ofNullable(given.get("index")),
                choice(given, "expect", List.of("one")).isPresent(),
                choice(given, "partiql", List.of("true", "false"))
                        .filter("true"::equals)
                        .isPresent());
    }

    private static Optional<String> choice(Map<String, String> given, String name, List<String> values) {
        var value = given.get(name);
        if (value != null && !values.contains(value)) {
            throw unknown(name, value, values);
        }
        return Optional.ofNullable(value);
    }

    private static Optional<Integer> segments(Map<String, String> given) {
        var value = given.get("scan-segments");
        if (value != null && !value.matches("[1-9][0-9]{0,3}")) {
            throw unknown("scan-segments", value, List.of("1 to 9999"));
        }
        return Optional.ofNullable(value).map(Integer::valueOf);
    }

    private static Refusal unknown(String name, String value, List<String> known) {
        return Refusal.of(
                "UNKNOWN_HINT",
                Refusal.DATA,
                "hint " + PREFIX + name + "=" + value + " is none of ours",
                "query hint",
                "Known are " + known + ".");
    }
}
