package io.virga.dynamodb.internal.cli;

import io.virga.dynamodb.schema.GenerateHints;
import io.virga.dynamodb.schema.MigrationException.Kind;
import io.virga.dynamodb.schema.Migrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code virga generate}: the migration from the last snapshot to the mapping. */
@Command(
        name = "generate",
        description = "Writes the migration from the last one to the mapping, for review. Asks the server nothing.")
@SuppressWarnings("NullAway.Init") // set by picocli
final class Generate extends Tool {

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "Its name: lower-case letters, digits and '-'. Needed but for --check.")
    private @Nullable String name;

    @Option(
            names = "--rename",
            paramLabel = "Entity.old=new",
            description = "The attribute is renamed; else the one is removed and the other is new.")
    private Map<String, String> renames = new LinkedHashMap<>();

    @Option(
            names = "--default",
            paramLabel = "Entity.attribute=JSON",
            description = "What rows get that lack a new attribute; else what @ColumnDefault says.")
    private Map<String, String> defaults = new LinkedHashMap<>();

    @Option(
            names = "--transform",
            paramLabel = "Entity=class",
            description = "A class of yours that makes of each item what it is to be.")
    private Map<String, String> transformations = new LinkedHashMap<>();

    @Option(names = "--check", description = "Write nothing; end with 1 where the mapping needs a migration.")
    private boolean check;

    @Override
    public Integer call() {
        var definition = definition();
        var folder = settings().migrations();
        if (check) {
            List<String> steps = Migrator.difference(definition, folder);
            if (json()) {
                printJson(Map.of("steps", steps));
            } else {
                steps.forEach(this::print);
            }
            return steps.isEmpty() ? 0 : Virga.MISSING;
        }
        var called = name;
        if (called == null) {
            throw Settings.refused(
                    Kind.USAGE, "NAME_MISSING", "the migration has no name", "--name", "Give one: -n add-status.");
        }
        var id = Migrator.generate(definition, folder, called, new GenerateHints(renames, defaults, transformations));
        if (json()) {
            printJson(Map.of("generated", id.map(List::of).orElse(List.of())));
        } else if (id.isPresent()) {
            var file = folder.resolve(id.get() + ".json");
            print("wrote " + file);
            if (hasGap(file)) {
                print("Write into it, in place of null, what rows get that lack a new attribute.");
            }
            print("Review it, commit it, then: virga migrate --dry-run");
        } else {
            print("the mapping is as the last migration leaves it: nothing to write");
        }
        return 0;
    }

    /** As a step leaves what nobody has said. */
    private static boolean hasGap(Path file) {
        try {
            return Files.readString(file).contains("\"value\": null");
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
