package io.virga.dynamodb.internal.migrate;

import io.virga.dynamodb.internal.model.JsonText;
import io.virga.dynamodb.internal.model.Refusal;
import io.virga.dynamodb.schema.MigrationException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of migrations: {@code 0001_init.json} with its steps, {@code 0001_init.snapshot.json} with what there is then. */
final class Folder {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern ID = Pattern.compile("[0-9]{4}_[a-z0-9][a-z0-9-]{0,59}");
    private static final String STEPS = ".json";
    private static final String SNAPSHOT = ".snapshot.json";

    private final Path folder;

    Folder(Path folder) {
        this.folder = folder;
    }

    /** In the order of their numbers. */
    List<MigrationFile> migrations(Names names) {
        var migrations = new ArrayList<MigrationFile>();
        for (var id : ids()) {
            var migration = read(id, names);
            if (migration.number() != migrations.size() + 1) {
                throw MigrationFailures.of(
                        Kind.DRIFT,
                        "MIGRATION_NUMBER",
                        "number " + (migrations.size() + 1) + " is missing, or there twice, before " + id,
                        folder.toString(),
                        "Migrations are numbered from 0001 without gaps: bring back what is missing, or generate anew.");
            }
            migrations.add(migration);
        }
        return migrations;
    }

    private List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(STEPS) && !name.endsWith(SNAPSHOT))
                    .map(name -> name.substring(0, name.length() - STEPS.length()))
                    .filter(name -> ID.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
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
        var id = String.format(java.util.Locale.ROOT, "%04d_%s", ids().size() + 1, name);
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
            create(folder.resolve(id + SNAPSHOT), IndentedJson.text(snapshot));
            create(folder.resolve(id + STEPS), IndentedJson.text(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(id).toString(), e);
        }
        return read(id, names);
    }

    private static void create(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    private MigrationFile read(String id, Names names) {
        var steps = folder.resolve(id + STEPS);
        var snapshot = folder.resolve(id + SNAPSHOT);
        var stepsText = text(steps);
        var snapshotText = text(snapshot);
        var definition = parsed(
                snapshot,
                () -> DefinitionText.definition(
                        JsonText.parse(snapshotText, snapshot.toString()),
                        snapshot.getFileName().toString()));
        var located = DefinitionText.renamed(
                definition, names.fromFile(definition.home().name()));
        var rename = new StepNames(names.fromFile(definition.home().name()));
        return parsed(steps, () -> {
            var json = Json.of(
                    JsonText.parse(stepsText, steps.toString()),
                    steps.getFileName().toString());
            if (!json.text("migration").equals(id)) {
                throw new IllegalArgumentException("it says that it is \"" + json.text("migration") + "\"");
            }
            return new MigrationFile(
                    id,
                    json.list("up", StepText::step).stream()
                            .map(step -> step.fold(rename))
                            .toList(),
                    json.list("down", StepText::step).stream()
                            .map(step -> step.fold(rename))
                            .toList(),
                    located,
                    checksum(stepsText, snapshotText));
        });
    }

    private static String text(Path file) {
        try {
            // as git may have changed line ends
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw MigrationFailures.of(
                    Kind.MISSING,
                    "MIGRATION_FILE",
                    "the file cannot be read: " + e,
                    file.toString(),
                    "Bring it back from version control; a migration is two files, steps and snapshot.",
                    e);
        }
    }

    private interface Parse<T> {
        T parse();
    }

    private static <T> T parsed(Path file, Parse<T> parse) {
        try {
            return parse.parse();
        } catch (IllegalArgumentException | Refusal | ArithmeticException e) {
            throw MigrationFailures.of(
                    Kind.USAGE,
                    "MIGRATION_FILE",
                    "the file is not one that this version reads: " + e.getMessage(),
                    file.toString(),
                    "Bring it back from version control, or delete both files of the migration and generate it anew.",
                    e);
        }
    }

    /** What tells whether a migration is the one that was applied. */
    private static String checksum(String... texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    Optional<MigrationFile> last(Names names) {
        var migrations = migrations(names);
        return migrations.isEmpty() ? Optional.empty() : Optional.of(migrations.get(migrations.size() - 1));
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
