package io.virga.dynamodb.internal.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code virga config}: every setting with the place that decided it. */
@Command(name = "config", description = "Shows every setting and where it comes from; secrets are not shown.")
final class ShowConfig extends Tool {

    @Override
    public Integer call() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (var setting : Setting.values()) {
            var value = settings()
                    .find(setting)
                    .map(there -> setting.isSecret() ? "(hidden)" : there)
                    .orElse("");
            var source = settings().source(setting);
            all.put(setting.key(), Map.of("value", value, "source", source));
            if (!json()) {
                print(String.format(
                        java.util.Locale.ROOT, "%-13s %-40s %s", setting.key(), value.isEmpty() ? "-" : value, source));
            }
        }
        if (json()) {
            printJson(all);
        }
        return 0;
    }
}
