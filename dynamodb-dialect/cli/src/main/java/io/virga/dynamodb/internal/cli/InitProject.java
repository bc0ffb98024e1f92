package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.MigrationException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virga init}: writes the properties file, asking for what no flag says. */
@Command(name = "init", description = "Writes virga.properties: asks on a terminal, takes the flags elsewhere.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class InitProject extends Tool {

    @Option(names = "--output", paramLabel = "FILE", defaultValue = Settings.FILE, description = "The file to write.")
    private Path output;

    @Option(names = "--force", description = "Write it even where there is one.")
    private boolean force;

    @Option(names = "--yes", description = "Do not ask: take flags and defaults.")
    private boolean yes;

    @Override
    public Integer call() {
        if (Files.exists(output) && !force) {
            throw Settings.refused(
                    Kind.USAGE,
                    "CONFIG_FILE",
                    "the file is there already",
                    output.toString(),
                    "Edit it, or give --force.");
        }
        if (!yes && System.console() != null) {
            print("Enter takes what stands in brackets, or leaves a setting out.");
        }
        var given = flags();
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (var setting : List.of(
                Setting.CLASSPATH,
                Setting.ENTITIES,
                Setting.UNIT,
                Setting.TABLE,
                Setting.TABLE_PREFIX,
                Setting.MIGRATIONS,
                Setting.REGION,
                Setting.ENDPOINT,
                Setting.PROFILE)) {
            var offered =
                    switch (setting) {
                        case CLASSPATH -> "target/classes";
                        case MIGRATIONS -> Settings.DEFAULT_MIGRATIONS;
                        default -> "";
                    };
            var flag = given.get(setting);
            var value = flag != null
                    ? checked(setting, flag)
                    : yes ? offered : Prompt.ask(setting.key() + ", " + setting.meaning(), offered, setting::complaint);
            if (!value.isEmpty()) {
                values.put(setting, value);
            }
        }
        write(values);
        if (json()) {
            printJson(Map.of("written", output.toString()));
        } else {
            print("wrote " + output + "; virga config shows what holds");
        }
        return 0;
    }

    private static String checked(Setting setting, String flag) {
        setting.complaint(flag).ifPresent(wrong -> {
            throw Settings.refused(Kind.USAGE, "SETTING_VALUE", wrong, "--" + setting.key(), "Nothing was written.");
        });
        return flag;
    }

    private void write(Map<Setting, String> values) {
        var text = new StringBuilder(
                "# How virga finds the mapping and the table. Flags and VIRGA_* variables come before it.\n"
                        + "# Secrets have no place here: give a profile, or let the AWS default chain find them.\n");
        values.forEach((setting, value) -> text.append(setting.key())
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        try {
            Files.writeString(output, text);
        } catch (IOException e) {
            throw new UncheckedIOException(output.toString(), e);
        }
    }
}
