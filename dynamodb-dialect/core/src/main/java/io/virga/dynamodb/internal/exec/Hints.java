package io.virga.dynamodb.internal.exec;

import io.virga.dynamodb.internal.exec.WorkSettings.ScanPolicy;
import io.virga.dynamodb.internal.model.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a query asks for itself, before the settings: hints of the form {@code virga.dynamodb.<setting>=<value>}. */
public record Hints(Optional<ScanPolicy> scan, Optional<Boolean> consistentReads) {

    public static final Hints NONE = new Hints(Optional.empty(), Optional.empty());

    private static final String PREFIX = "virga.dynamodb.";

    /** Hints for others are passed over; one of ours that is unknown, or has no such value, is refused. */
    public static Hints parse(Collection<String> texts) {
        var hints = NONE;
        for (var text : texts) {
            if (text.startsWith(PREFIX)) {
                int equals = text.indexOf('=');
                var name = text.substring(PREFIX.length(), equals < 0 ? text.length() : equals);
                hints = hints.with(name, equals < 0 ? "" : text.substring(equals + 1));
            }
        }
        return hints;
    }

    private Hints with(String name, String value) {
        return switch (name) {
            case "scan" -> new Hints(Optional.of(scanPolicy(value)), consistentReads);
            case "consistent-reads" -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw unknown(name, value, List.of("true", "false"));
                }
                yield new Hints(scan, Optional.of(Boolean.valueOf(value)));
            }
            default -> throw unknown(name, value, List.of("virga.dynamodb.scan", "virga.dynamodb.consistent-reads"));
        };
    }

    private static ScanPolicy scanPolicy(String value) {
        for (var policy : ScanPolicy.values()) {
            if (policy.name().toLowerCase(Locale.ROOT).equals(value)) {
                return policy;
            }
        }
        throw unknown("scan", value, List.of("forbid", "warn", "allow"));
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
