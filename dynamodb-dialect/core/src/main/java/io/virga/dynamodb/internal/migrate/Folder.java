package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.schema.MigrationException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A folder of migrations that new ones are written to. */
final class Folder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final Path folder;
    private final MigrationFiles files;

    Folder(Path folder) {
        this.folder = folder;
        this.files = MigrationFiles.in(folder);
    }

    Optional<MigrationFile> last(Names names) {
        return files.last(names);
    }

    /** Writes a migration behind the last one. */
    MigrationFile write(String name, List<Step> up, List<Step> down, Definition definition, Names names) {
        if (!NAME.matcher(name).matches()) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "MIGRATION_NAME",
                    "\"" + name + "\" is no name of a migration",
                    folder.toString(),
                    "Write lower-case letters, digits and '-', at most 60: add-status.");
        }
        var id = String.format(Locale.ROOT, "%04d_%s", files.ids().size() + 1, name);
        var toFile = new StepNames(names.toFile());
        var steps = new Json.Builder()
                .text("migration", id)
                .text("unit", definition.unit())
                .list("up", up, step -> StepText.of(step.fold(toFile)))
                .list("down", down, step -> StepText.of(step.fold(toFile)))
                .build();
        var snapshot = DefinitionText.of(DefinitionText.renamed(definition, names.toFile()));
        try {
            Files.createDirectories(folder);
            // the snapshot first: a file with steps is never without one
            create(folder.resolve(id + MigrationFiles.SNAPSHOT), IndentedJson.text(snapshot));
            create(folder.resolve(id + MigrationFiles.STEPS), IndentedJson.text(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(id).toString(), e);
        }
        return files.read(id, names);
    }

    private static void create(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
